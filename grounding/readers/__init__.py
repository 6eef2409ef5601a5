"""One reader a file format; each returns blocks or a grid with their places in the file."""
