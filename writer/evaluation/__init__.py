"""How good a model and its suggestions are for a text: surprise, next words, keys saved."""
