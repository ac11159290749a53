"""Pieces of a booklet that no other edition has: cover, contents, running heads, pages for notes, back cover."""
