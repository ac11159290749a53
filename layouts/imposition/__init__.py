"""Imposition: the pages of any PDF on sheets that are printed, then folded or cut, so that they come in order."""
