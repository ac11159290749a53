"""Exercise cards, four on a sheet: what stands on each side of a card, and where the cards stand."""
