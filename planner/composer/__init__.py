"""The composer's parts: words, sentences, dates, numbers, outlines and entries."""
