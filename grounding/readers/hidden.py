"""What a page holds and does not show: by attributes, own styles, and simple rules of its style sheets."""

from __future__ import annotations

import re
from typing import Any

_HIDING = re.compile(
    r"(?i)(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d]*[1-9])"
    r"|(?:left|right|top|text-indent)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*0|clip-path\s*:\s*inset\(\s*(?:50|100)%)"
)
"""Declarations that take words out of sight; not those that pages use for what is shown later on."""
_SHOWING = re.compile(r"(?i)(?:^|[;\s])(?:display\s*:(?!\s*none)|visibility\s*:\s*visible)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"(?:[a-zA-Z][\w-]*)?([.#][\w-]+)")
_NAME = re.compile(r"[.#][\w-]+")


def drop_hidden(page: Any) -> None:
    """Take out of a page of lxml what is not shown, but for its body: scripts hide that until it is whole."""
    names = _hidden_names("\n".join(style.text or "" for style in page.iter("style")))
    for element in [e for e in page.iter("*") if _is_hidden(e, names)]:
        if element.tag not in ("html", "body"):
            element.drop_tree()


def _hidden_names(sheets: str) -> set[str]:
    """What style sheets hide by `.class` or `#id` alone, and show nowhere else, whatever the medium."""
    rules = _RULE.findall(_without_at_rules(_COMMENT.sub("", sheets)))
    hiding = (
        one.strip() for names, body in rules if _HIDING.search(body) for one in names.split(",")
    )
    shown = " ".join(names for names, body in rules if _SHOWING.search(body))
    hidden = {match[1] for one in hiding if (match := _SIMPLE.fullmatch(one))}
    return hidden - set(_NAME.findall(shown))


def _is_hidden(element: Any, names: set[str]) -> bool:
    get = element.get
    own = {f"#{get('id')}", *(f".{name}" for name in (get("class") or "").split())}
    return (
        get("hidden") is not None
        or get("aria-hidden") == "true"
        or _HIDING.search(get("style") or "") is not None
        or not names.isdisjoint(own)
    )


def _without_at_rules(text: str) -> str:
    """A style sheet without `@media {…}` and its kin."""
    kept, depth, skipped = [], 0, 0
    for part in re.split(r"(@[^{};]*[{;]|[{}])", text):
        depth += (part.endswith("{")) - (part == "}")
        if part.startswith("@") and part.endswith("{") and not skipped:
            skipped = depth
        if not skipped and not part.startswith("@"):
            kept.append(part)
        if depth < skipped:
            skipped = 0
    return "".join(kept)
