"""Everything ReportLab: a document becomes a tagged PDF. Knows nothing of YAML and of files of content."""
