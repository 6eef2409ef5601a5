"""Training of the image head: scenes that we can draw, the trainer, and its measures."""
