"""Inkling: a writing desk where a GPT on your own machine offers the next words."""

__version__ = "0.1.0"
