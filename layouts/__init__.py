"""Everything ReportLab: a document becomes a tagged PDF. Knows nothing of YAML and of files of content."""

from layouts.deferred import defer

# ReportLab imports Pillow at once, which takes as long as laying out a page; only a logo needs it.
defer("PIL.Image")
