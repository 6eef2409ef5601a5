"""Errors a person can act on, raised while a plan is made or read."""

from __future__ import annotations


class PlannerError(Exception):
    """Base of every error of this room; its text is one sentence for the person."""


class PlanError(PlannerError):
    """A plan cannot be read, or breaks the schema."""


class NothingToSayError(PlannerError):
    """The prompt names a topic but brings nothing to say about it.

    `topic` and `language` (BCP 47) are what could be looked up; empty where there is no topic.
    """

    def __init__(self, message: str, topic: str = "", language: str = "en") -> None:
        super().__init__(message)
        self.topic, self.language = topic, language
