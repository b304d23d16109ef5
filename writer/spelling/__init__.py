"""Spelling and typography, without a window."""
