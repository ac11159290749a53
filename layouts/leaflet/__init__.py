"""Pieces of the folded leaflet: its panels, its cover, its exercises, and what finds room."""
