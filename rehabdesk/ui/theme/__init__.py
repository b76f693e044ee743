"""How the program looks: colours, letters, icons and the style sheet."""
