"""A document as one web page that needs nothing else: for who can't use a PDF, and to read on a telephone."""
