"""Manners towards sites: robots.txt is heard, and a site is asked for one page at a time, not in haste.

RFC 9309: a robots.txt that a server fails to give allows nothing, one that is not there everything.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from grounding.http import AGENT, StatusError, Web
from grounding.search import SearchError

SPACING, LONGEST = 0.2, 5.0
"""Seconds between two pages of a site, and the most that its Crawl-delay is heard for."""


@dataclass
class _Site:
    lock: Lock = field(default_factory=Lock)
    rules: RobotFileParser | None = None
    free_at: float = 0.0


class Manners:
    """Turns at sites, over all threads. `sleep` and `clock` are seams."""

    def __init__(
        self, web: Web, sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._web, self._sleep, self._clock = web, sleep, clock
        self._sites: defaultdict[str, _Site] = defaultdict(_Site)

    @contextmanager
    def turn(self, url: str) -> Iterator[None]:
        """The time to ask for one page. Raises SearchError where the site does not want it read."""
        try:
            parts = urlsplit(url)
        except ValueError:
            raise SearchError(f"{url[:80]} is no address.") from None
        site = self._sites[f"{parts.scheme}://{parts.netloc}"]
        with site.lock:
            if site.rules is None:
                site.rules = self._rules(f"{parts.scheme}://{parts.netloc}/robots.txt")
            if not site.rules.can_fetch(AGENT, url):
                raise SearchError(f"{parts.hostname} asks programs not to read {url}.")
            self._sleep(max(0.0, site.free_at - self._clock()))
            try:
                yield
            finally:
                wanted = site.rules.crawl_delay(AGENT)
                delay = SPACING if wanted is None else min(LONGEST, float(wanted))
                site.free_at = self._clock() + delay

    def _rules(self, url: str) -> RobotFileParser:
        rules = RobotFileParser()
        try:
            rules.parse(self._web.get(url).body.decode("utf-8", "replace").splitlines())
        except StatusError as error:
            rules.parse(["User-agent: *", "Disallow: /"] if error.status >= 500 else [])
        except SearchError:  # the page itself will say why
            rules.parse([])
        return rules
