"""The entry: runs the command line and turns every error into one sentence and an exit code."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

SELDOM = 200_000
"""New objects between two searches for waste: nearly all that a run makes lives to its end, and a plan
makes fewer."""
_signals: list[int] = []  # that asked this process to end, oldest first


def run() -> None:
    """The console script. Ends the process with the command's exit code."""
    signal.signal(signal.SIGTERM, _stop)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # not told to ignore it
        signal.signal(signal.SIGINT, _stop)
    gc.set_threshold(SELDOM)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # which it would seek everywhere
    code = main(sys.argv[1:])
    gc.freeze()  # nor on the way out, where it costs a tenth of a run
    sys.exit(code)


def main(arguments: Sequence[str]) -> int:
    """Run nbcli with `arguments`; the exit code."""
    try:
        code = _invoke(arguments)
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except BrokenPipeError:
        return _reader_left()
    except (Exception, KeyboardInterrupt) as error:
        return _stopped() or _report(error)
    return code


def _invoke(arguments: Sequence[str]) -> int:
    import logging  # late, as all else that is large: until `run` is heard, Ctrl-C is a traceback

    for stream in (sys.stdout, sys.stderr):  # an odd terminal must not stop a run
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    logging.lastResort = None  # what packages log is not meant for the person
    from nbcli.app import command

    called = list(arguments) or ["--help"]
    result = command(called[0]).main(args=called, prog_name="nbcli", standalone_mode=False)
    if result == 130:  # Typer's word for Ctrl-C
        raise KeyboardInterrupt
    return int(result or 0) if arguments else 2


def _report(error: BaseException) -> int:
    from nbcli.errors import explain

    if os.environ.get("NBCLI_DEBUG"):
        import traceback

        traceback.print_exception(error)
    code, sentence = _usage(error) or explain(error)
    from nbcli.console import clean

    try:
        print(f"nbcli: {clean(sentence)}", file=sys.stderr, flush=True)  # noqa: T201
    except OSError:  # stderr is closed or full too: the code is all that is left to give
        _drop(sys.stderr)
    _drop(sys.stdout)
    return int(code)


def _usage(error: BaseException) -> tuple[int, str] | None:
    """Code and sentence of an error in the command line itself, as Typer found it."""
    typer = sys.modules.get("typer")
    if typer is None or not isinstance(error, typer.TyperException):
        return None
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "nbcli"
    text = error.format_message().strip().rstrip(".?")
    if not getattr(error, "option_name", "a").lstrip("-")[:1].isalpha():
        text += "; text that begins with a hyphen goes behind --"
    return error.exit_code, f"{text}; see {path} --help."


def _reader_left() -> int:
    """The program reading our output has closed it: not our failure, but not done either."""
    _drop(sys.stdout)
    return 1


def _drop(stream: object) -> None:
    """Send what is still buffered nowhere, so that Python's exit does not fail on it."""
    try:
        stream.flush()  # type: ignore[attr-defined]
    except (OSError, ValueError, AttributeError):
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[attr-defined]
        except (OSError, ValueError, AttributeError):
            return


def _stop(number: int, frame: FrameType | None) -> None:
    _signals.append(number)
    raise KeyboardInterrupt if number == signal.SIGINT else SystemExit(128 + number)


def _stopped() -> int:
    """The exit code where a signal is behind an error: a library may turn what `_stop` raised into
    an error of its own. 0 where no signal came."""
    if not _signals:
        return 0
    if _signals[0] == signal.SIGINT:
        return _report(KeyboardInterrupt())
    _drop(sys.stdout)
    return 128 + _signals[0]
