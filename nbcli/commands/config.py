"""`nbcli config`: the settings in force and where each was read."""

from __future__ import annotations

from nbcli import options as o


def config(json: o.Json = False) -> None:
    """Print the settings in force, each with its origin.

    Flags win over NBCLI_… variables, those over nbcli.toml in this folder or above it, and that
    over your own config.toml.

    \b
    NBCLI_SIZE=4K nbcli config
    """
    from dataclasses import asdict

    from nbcli import console, settings
    from nbcli.runs import to_json

    effective = settings.resolve({})
    values = asdict(effective.settings)
    if json:
        told = {key: {"value": values[key], "origin": effective.origins[key]} for key in values}
        console.out(to_json({"settings": told, "user_file": str(settings.user_file())}))
        return
    shown = {key: _shown(value) for key, value in values.items()}
    wide, wider = max(map(len, shown)) + 1, max(map(len, shown.values())) + 1
    console.show(
        [
            (key.ljust(wide), "bold"),
            (text.ljust(wider), ""),
            (effective.origins[key], "dim"),
        ]
        for key, text in shown.items()
    )
    console.show([[(f"your own file: {settings.user_file()}", "dim")]])


def _shown(value: object) -> str:
    return (
        "decide" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    )
