"""Errors a person can act on, raised by the readers and searchers."""

from __future__ import annotations


class GroundingError(Exception):
    """Base of every error of this room; its text is one sentence for the person."""


class InputError(GroundingError):
    """A document, table or reference cannot be used."""
