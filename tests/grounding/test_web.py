"""Looking things up, against servers on this machine that speak the real protocols."""

from __future__ import annotations

import gzip
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from grounding.http import Web
from grounding.network import public_address
from grounding.search import Hit, Query, SearchError, open_provider
from grounding.search.duckduckgo import DuckDuckGo
from grounding.search.folder import Folder
from grounding.search.replay import Recorder, Replay
from grounding.search.searxng import Searxng
from grounding.search.wikipedia import Wikipedia
from tests.grounding.conftest import Answer, Answers, Site, page


def test_a_page_comes_with_its_type_and_charset(site) -> None:
    own = site({"/a": page("<p>é</p>")})
    got = own.web().get(f"{own.url}/a")
    assert (got.type, got.charset, got.body) == ("text/html", "utf-8", "<p>é</p>".encode())


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "10.0.0.1", "169.254.169.254", "192.168.1.1", "0.0.0.0", "::1",
             "::ffff:127.0.0.1", "2130706433", "0x7f000001", "224.0.0.1", "fe80::1", "fec0::1",
             "::7f00:1", "64:ff9b::7f00:1", "64:ff9b:1::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::"],
)  # fmt: skip
def test_addresses_inside_a_network_are_refused(host: str) -> None:
    with pytest.raises(SearchError, match=r"inside a network|not to be found"):
        public_address(host, 80)


@pytest.mark.parametrize("host", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_public_addresses_are_not_refused(host: str) -> None:
    assert public_address(host, 80) == host


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/a",
        "http://u:p@example.org/",
        "http://",
        "http://[::1",
        "gopher://x",
    ],
)
def test_other_schemes_and_odd_addresses_are_refused(url: str) -> None:
    with pytest.raises(SearchError):
        Web().get(url)


def test_a_redirect_into_the_network_is_refused(site) -> None:
    inside = site({"/secret": page("secret")})
    outside = site({"/go": page("", status=302, Location=f"{inside.url}/secret")})
    with pytest.raises(SearchError, match="inside a network"):
        outside.web().get(f"{outside.url}/go")
    assert not inside.asked


def test_redirects_are_followed_to_a_limit(site) -> None:
    own = site(
        {
            "/a": page("", status=301, Location="/b"),
            "/b": page("here"),
            "/loop": page("", status=302, Location="/loop"),
        }
    )
    assert own.web().get(f"{own.url}/a").body == b"here"
    with pytest.raises(SearchError, match="more than 5 times"):
        own.web().get(f"{own.url}/loop")


@pytest.mark.parametrize(
    "headers",
    [{}, {"Location": "http://[bad]/"}, {"Location": "http://xn--/"}, {"Location": "//[x"}],
)
def test_a_redirect_that_leads_nowhere_is_one_sentence(site, headers: dict[str, str]) -> None:
    own = site({"/a": page("", status=302, **headers)})
    with pytest.raises(SearchError):
        own.web().get(f"{own.url}/a")


def test_every_address_of_a_redirect_is_asked_for_in_its_turn(site) -> None:
    own = site({"/a": page("", status=302, Location="/b"), "/b": page("here")})
    turns: list[str] = []

    @contextmanager
    def turn(url: str) -> Iterator[None]:
        turns.append(url)
        yield

    own.web().get(f"{own.url}/a", turn=turn)
    assert turns == [f"{own.url}/a", f"{own.url}/b"]


@pytest.mark.parametrize(
    "start", [b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n", b"HTTP/1.1 200 OK\r\n"]
)
def test_a_server_that_drips_is_left_in_time(start: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_drip, args=(server, start), daemon=True).start()
        host = f"127.0.0.1:{server.getsockname()[1]}"
        began = time.monotonic()
        with pytest.raises(SearchError, match="did not answer in time"):
            Web({host}, seconds=0.5).get(f"http://{host}/")
        assert time.monotonic() - began < 3


def _drip(server: socket.socket, start: bytes) -> None:
    stream, _ = server.accept()
    with stream, suppress(OSError):
        stream.sendall(start)
        for number in range(100):
            stream.sendall(b"X-%d: 1\r\n" % number)
            time.sleep(0.1)


def test_large_pages_and_bombs_are_cut_off(site) -> None:
    bomb = gzip.compress(b"0" * 3_000_000)
    own = site({
        "/large": page("x" * 2_000_000),
        "/bomb": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, bomb),
    })  # fmt: skip
    web = own.web(most_bytes=2**20)
    for path in ("/large", "/bomb"):
        with pytest.raises(SearchError, match="larger than 1 MB"):
            web.get(own.url + path)


def test_a_busy_server_is_asked_again_when_it_says(site) -> None:
    waits: list[float] = []
    tries = iter([page("", status=429, **{"Retry-After": "7"}), page("", status=503), page("now")])
    own = site({"/a": lambda _: next(tries)})
    assert own.web(sleep=waits.append).get(f"{own.url}/a").body == b"now"
    assert waits == [7.0, 2.0]


@pytest.mark.parametrize("status", [403, 404, 500])
def test_a_refusal_is_one_sentence(site, status: int) -> None:
    own = site({"/a": page("no", status=status)})
    with pytest.raises(SearchError, match=f"answered {status} to") as caught:
        own.web().get(f"{own.url}/a")
    assert str(caught.value).count(". ") == 0


def test_a_closed_port_and_an_unknown_host_are_one_sentence() -> None:
    with pytest.raises(SearchError, match="cannot be reached"):
        Web({"127.0.0.1:9"}).get("http://127.0.0.1:9/")
    with pytest.raises(SearchError, match="not to be found"):
        Web().get("http://nowhere.invalid/")


# Providers


def wiki(path: str) -> Answer:
    asked = parse_qs(urlsplit(path).query)
    if "list" in asked:
        told = {
            "query": {"search": [{"title": "Water cycle"}, {"title": "Cycle"}, {"title": "Ice"}]}
        }
    else:
        title = asked["titles"][0]
        text = {
            "Water cycle": "The water cycle moves water.\n\n== Steps ==\nWater evaporates.\n\n=== Rain ===\nRain falls.\n\n== See also ==\nOther things\n\n== History ==\n\n=== Old ===\n",
            "Cycle": "Cycle may refer to:", "Ice": "Ice is frozen water.",
        }[title]  # fmt: skip
        extra = {"pageprops": {"disambiguation": ""}} if title == "Cycle" else {}
        told = {
            "query": {
                "pages": [
                    {
                        "title": title,
                        "extract": text,
                        "revisions": [{"timestamp": "2026-10-01T00:00:00Z"}],
                        **extra,
                    }
                ]
            }
        }
    return page(json.dumps(told), "application/json")


def test_wikipedia_gives_whole_articles_and_no_lists_of_meanings(site) -> None:
    own = site({"/w/api.php": wiki})
    hits = Wikipedia(own.web(), own.url).search(Query("water cycle"), 3)
    assert [hit.title for hit in hits] == ["Water cycle", "Ice"]
    assert hits[0].url == f"{own.url}/wiki/Water_cycle"
    assert hits[0].published == date(2026, 10, 1)


def test_wikipedia_is_asked_in_the_language_of_the_query() -> None:
    asked: list[str] = []

    class Deaf:
        def get(self, url: str, params: dict[str, str]) -> object:
            asked.append(url)
            raise SearchError("deaf.")

    with pytest.raises(SearchError):
        Wikipedia(Deaf()).search(Query("水循环", "zh-Hans"), 1)  # type: ignore[arg-type]
    assert asked == ["https://zh.wikipedia.org/w/api.php"]


@pytest.mark.parametrize("body", ["<html>", "[]", '{"error": {"code": "ratelimited"}}'])
def test_wikipedia_answering_nonsense_is_one_sentence(site, body: str) -> None:
    own = site({"/w/api.php": page(body, "application/json")})
    with pytest.raises(SearchError, match="Wikipedia"):
        Wikipedia(own.web(), own.url).search(Query("a"), 1)


def test_searxng_gives_hits_no_older_than_asked(site) -> None:
    results = [{"url": "https://a.org", "title": "A", "content": "a", "publishedDate": "2020-01-01T00:00:00"},
               {"url": "https://b.org", "title": "B"}, {"title": "no address"}]  # fmt: skip
    own = site({"/search": page(json.dumps({"results": results}), "application/json")})
    hits = Searxng(own.url, own.web()).search(Query("x", since=date(2024, 1, 1)), 5)
    assert [hit.url for hit in hits] == ["https://b.org"]
    bad = site({"/search": page("<html>")})
    with pytest.raises(SearchError, match="JSON"):
        Searxng(bad.url, bad.web()).search(Query("x"), 5)


def test_ddgs_hits_and_its_failures() -> None:
    class Engine:
        def text(self, words: str, **options: object) -> list[dict[str, str]]:
            if words == "down":
                raise RuntimeError("no engine answered")
            return [{"href": "https://a.org", "title": "A", "body": "about a"}, {"title": "none"}]

        def news(self, words: str, **options: object) -> list[dict[str, str]]:
            asked.append(options["timelimit"])
            return [{"url": "https://n.org", "title": "N", "date": f"{stamp}T08:00:00+00:00"}
                    for stamp in ("2020-05-01", date.today())]  # fmt: skip

    asked: list[object] = []
    news = DuckDuckGo(Engine(), "news").search(Query("x", since=date.today() - timedelta(3)), 5)
    assert [(hit.url, hit.published) for hit in news] == [("https://n.org", date.today())]
    assert asked == ["w"]
    with pytest.raises(SearchError, match="not images"):
        open_provider("ddgs:images")
    provider = DuckDuckGo(Engine())
    assert provider.search(Query("x"), 5) == [Hit("https://a.org", "A", "about a", provider="ddgs")]
    with pytest.raises(SearchError, match=r"failed \(RuntimeError\); is the machine online\?"):
        provider.search(Query("down"), 5)


def test_a_cassette_repeats_what_was_found(tmp_path: Path) -> None:
    first = Recorder(
        Replay(
            {
                "x": [
                    {
                        "url": "https://a.org",
                        "title": "A",
                        "published": "2026-01-02",
                        "text": "A is b.",
                    }
                ]
            }
        )
    )
    hits = first.search(Query("x"), 3)
    file = tmp_path / "c.json"
    file.write_text(first.cassette())
    assert open_provider(f"replay:{file}").search(Query("x"), 3) == hits
    with pytest.raises(SearchError, match="no search for 'y'"):
        open_provider(f"replay:{file}").search(Query("y"), 3)


@pytest.mark.parametrize(
    "spec",
    ["nothing", "replay:/no/such.json", "folder:/no/such", "folder", "searxng", "searxng:ftp://x"],
)
def test_a_search_that_cannot_be_opened_is_one_sentence(spec: str) -> None:
    with pytest.raises(SearchError) as caught:
        open_provider(spec)
    assert str(caught.value).endswith(".")


def test_a_folder_is_searched_and_kept_up_to_date(tmp_path: Path) -> None:
    docs, index = tmp_path / "docs", tmp_path / "index.db"
    docs.mkdir()
    (docs / "tea.md").write_text("# Tea\n\nTea is made of leaves, steeped in hot water.")
    (docs / "zh.md").write_text("# 水\n\n水循环把海洋的水带到陆地。")
    (docs / "bad.pdf").write_bytes(b"no pdf")
    (docs / ".git").mkdir()
    (docs / ".git" / "hidden.md").write_text("# Old tea\n\nLeaves of tea.")
    folder = Folder(docs, index)
    assert [hit.title for hit in folder.search(Query("leaves of tea"), 3)] == ["Tea"]
    for words in ("水循环", "海洋", "陆地的海洋"):
        assert [hit.title for hit in folder.search(Query(words, "zh"), 3)] == ["水"]
    assert folder.search(Query("山脉", "zh"), 3) == []
    assert folder.search(Query("陆地", "zh"), 3)[0].snippet.startswith("水\n水循环把")
    (docs / "tea.md").unlink()
    (docs / "rain.md").write_text("# Rain\n\nRain comes of leaves of clouds.")
    assert [hit.title for hit in folder.search(Query("leaves"), 3)] == ["Rain"]
    assert folder.search(Query("a"), 3) == []


def test_a_folder_is_searched_without_a_usable_index_all_the_same(tmp_path: Path) -> None:
    docs, broken = tmp_path / "docs", tmp_path / "index.db"
    docs.mkdir()
    (docs / "tea.md").write_text("# Tea\n\nTea is made of leaves.")
    broken.write_text("not a database, and long enough to look at" * 40)
    for index in (broken, broken / "index.db"):
        assert [hit.title for hit in Folder(docs, index).search(Query("leaves"), 3)] == ["Tea"]


def test_a_page_is_asked_for_once_an_hour(site: Callable[[Answers], Site], tmp_path: Path) -> None:
    there = site({"/a": page("<p>one</p>"), "/gone": page("no", status=404)})
    file = tmp_path / "cache" / "pages.sqlite"
    bodies = [there.web(cache=file).get(f"{there.url}/a").body for _ in range(3)]
    assert bodies == [b"<p>one</p>"] * 3 and there.asked == ["/a"]
    for _ in range(2):
        with pytest.raises(SearchError):
            there.web(cache=file).get(f"{there.url}/gone")
    assert there.asked == ["/a", "/gone", "/gone"]  # what failed is asked for again


def test_a_kept_page_is_under_the_same_limits(
    site: Callable[[Answers], Site], tmp_path: Path
) -> None:
    there = site({"/a": page("x" * 5000)})
    file = tmp_path / "pages.sqlite"
    there.web(cache=file).get(f"{there.url}/a")
    with pytest.raises(SearchError, match="larger than"):
        there.web(cache=file, most_bytes=1000).get(f"{there.url}/a")
    with pytest.raises(SearchError, match="inside a network"):
        Web(cache=file).get(f"{there.url}/a")


def test_without_a_usable_cache_pages_are_read_all_the_same(
    site: Callable[[Answers], Site], tmp_path: Path
) -> None:
    there = site({"/a": page("<p>one</p>")})
    (tmp_path / "no.sqlite").write_text("not a database, and long enough to look at" * 40)
    (tmp_path / "file").write_text("")
    for file in (tmp_path / "no.sqlite", tmp_path / "file" / "pages.sqlite"):
        assert there.web(cache=file).get(f"{there.url}/a").body == b"<p>one</p>"
