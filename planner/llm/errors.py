"""What can go wrong with a language model.

LlmError
├── KeyMissing          no key, or a key file that others can read
├── RequestRefused      the server will not answer this: 4xx, a safety block
├── ServerUnavailable   429, 5xx, time-outs and broken connections, after the last try
├── AnswerUnusable      no JSON, or JSON that breaks the schema, after the last round
├── BudgetSpent         the next call could cost more than is left
└── RecordingEnded      a replayed conversation has no answer to this request
"""

from __future__ import annotations

from planner.errors import PlannerError


class LlmError(PlannerError):
    """Base of the errors of language models."""


def after(fault: str, error: LlmError) -> LlmError:
    """The error of asking again, with what was wrong before, in one sentence."""
    return type(error)(f"An answer was of no use ({fault.rstrip('.')}), and asked again, {error}")


class KeyMissing(LlmError):
    """A provider needs a key and none was given, or its file is open to others."""


class RequestRefused(LlmError):
    """The server answered that it will not answer this request."""


class ServerUnavailable(LlmError):
    """The server could not be reached, or did not answer, however often it was asked."""


class AnswerUnusable(LlmError):
    """The model answered, but not with what was asked for."""


class BudgetSpent(LlmError):
    """Asking again could cost more than the budget has left."""


class RecordingEnded(LlmError):
    """A recorded conversation holds no answer to this request."""
