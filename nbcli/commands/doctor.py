"""`nbcli doctor`: is everything there, and does it work?"""

from __future__ import annotations

import typer

from nbcli import options as o


def doctor(json: o.Json = False) -> None:
    """Check the installation: parts, fonts, icons, heads, a tiny picture, folders.

    Ends with exit code 1 if something is broken.
    """
    from dataclasses import asdict

    from nbcli import console, health
    from nbcli.runs import to_json

    checks = health.checks()
    broken = [check for check in checks if not check.ok]
    if json:
        console.out(to_json({"ok": not broken, "checks": [asdict(check) for check in checks]}))
    else:
        console.show(
            [
                ("✓ " if c.ok else "✗ ", "green" if c.ok else "red"),
                (f"{c.name:<12}", "bold"),
                (c.detail, ""),
            ]
            for c in checks
        )
    if broken:
        raise typer.Exit(1)
