"""Measures of the product; each file with a `main` is a command."""
