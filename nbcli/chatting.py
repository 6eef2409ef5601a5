"""A conversation about a picture: a prompt first where there is none, then an edit a line."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nbcli import console, editing, making, settings
from nbcli.errors import Code, explain

if TYPE_CHECKING:
    from nbcli.runs import Run

UNDO = "undo"


@dataclass
class Talk:
    """`turns` are the runs so far, or what was started from; the last one is the present picture."""

    flags: Mapping[str, Any]
    turns: list[str]

    def run(self) -> Code:
        """Hear every line; the exit code tells whether all of them could be done."""
        done = failed = 0
        for line in _lines():
            try:
                self._turn(line)
                done += 1
            except Exception as error:  # a line that fails ends no conversation
                console.remark(explain(error)[1])
                failed += 1
        if failed:
            return Code.PARTLY_FAILED if done else Code.FAILED
        return Code.DONE

    def _turn(self, line: str) -> None:
        if line.casefold() == UNDO:
            if len(self.turns) < 2:
                console.remark("There is no turn to go back to.")
                return
            self.turns.pop()
            console.out(self.turns[-1])
            return
        chosen = settings.resolve(self.flags).settings
        with console.progress(chosen.quiet) as progress:
            run, notes = self._made(line, chosen, progress)
        self.turns.append(run.run)
        making.report(run, notes, as_json=False, quiet=chosen.quiet)

    def _made(
        self, line: str, chosen: settings.Settings, progress: console.Progress
    ) -> tuple[Run, list[str]]:
        if not self.turns:
            asked = making.Asked(line, (), (), self.flags, literal=True)
            return making.produce(asked, chosen, None, progress, force=False)
        change = editing.Change(self.turns[-1], line, None, (), self.flags)
        return editing.changed_run(change, chosen, None, progress, force=False)


def _lines() -> Iterator[str]:
    """The lines of stdin that say anything; a terminal is asked for each."""
    asking = console.on_terminal(sys.stdin) and console.on_terminal(sys.stderr)
    while True:
        if asking:
            sys.stderr.write("> ")
            sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            return
        if line.strip():
            yield line.strip()
