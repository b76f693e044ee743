"""How fast the program is, beside something everybody knows."""
