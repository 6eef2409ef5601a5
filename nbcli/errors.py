"""Exit codes, and what each error says to the person; the only place where errors become codes."""

from __future__ import annotations

import errno
import sys
from enum import IntEnum


class Code(IntEnum):
    """Exit codes of the command."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    PARTLY_FAILED = 3
    UNVERIFIED = 4
    INTERRUPTED = 130


class CliError(Exception):
    """Base of this room's errors; its text is one sentence for the person."""

    code = Code.FAILED


class UsageFault(CliError):
    """The command line or a setting asks for something that does not exist."""

    code = Code.USAGE


class Unverified(CliError):
    """What was made does not stand the test that was asked for."""

    code = Code.UNVERIFIED


_ROOMS = {
    "grounding.errors": "GroundingError",
    "planner.errors": "PlannerError",
    "prompts": "PromptError",
    "renderer.errors": "RendererError",
}
_OS = {
    errno.ENOSPC: "The disk is full, so {file} was not written; free some space.",
    errno.EDQUOT: "The disk quota is used up, so {file} was not written; free some space.",
    errno.EFBIG: "{file} would be larger than a file may be here; raise the limit, or use a smaller --size.",
    errno.EACCES: "No permission for {file}; choose another place or change its permissions.",
    errno.EPERM: "No permission for {file}; choose another place or change its permissions.",
    errno.EROFS: "{file} is on a read-only disk; choose another place with --out.",
    errno.ENOENT: "There is no {file}; check the path.",
    errno.EEXIST: "{file} is there already, or goes through a file as if it were a folder; choose another place.",
    errno.ELOOP: "{file} is a link that leads back to itself; give the file itself.",
    errno.EISDIR: "{file} is a folder; give a file.",
    errno.ENOTDIR: "{file} goes through a file as if it were a folder; check the path.",
    errno.ENAMETOOLONG: "The name {file} is too long for this disk; use a shorter one.",
    errno.EMFILE: "Too many files are open; close some programs and try again.",
}


def explain(error: BaseException) -> tuple[Code, str]:
    """The exit code for `error`, and one sentence; a defect of nbcli is named as one."""
    if isinstance(error, KeyboardInterrupt):
        return Code.INTERRUPTED, "Interrupted; nothing was left half-written."
    if isinstance(error, CliError):
        return error.code, str(error)
    if _is_room_error(error):
        return Code.FAILED, str(error)
    if isinstance(error, OSError):
        return Code.FAILED, _os_sentence(error)
    if isinstance(error, MemoryError):
        return Code.FAILED, "There is not enough memory for this; use a smaller --size."
    first = (str(error).splitlines() or ["no details"])[0]
    return Code.FAILED, (
        f"nbcli has a defect: {type(error).__name__}: {first}."
        " Set NBCLI_DEBUG=1 to see where, and report it."
    )


def _is_room_error(error: BaseException) -> bool:
    """True for an error of another room; only a room that is loaded can have raised one."""
    bases = (getattr(sys.modules.get(room), name, None) for room, name in _ROOMS.items())
    return isinstance(error, tuple(base for base in bases if base))


def _os_sentence(error: OSError) -> str:
    file = str(error.filename) if error.filename is not None else "the file"
    sentence = _OS.get(error.errno or 0)
    if sentence:
        return sentence.format(file=file)
    return f"{file} cannot be used: {error.strerror or error}."
