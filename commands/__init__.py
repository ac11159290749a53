"""Commands that are too long to stand in ``make_pdf.py``, and what all commands share."""
