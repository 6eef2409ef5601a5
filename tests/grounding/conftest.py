"""Fixture files and sites that the grounding tests make for themselves."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from grounding.http import Web

Write = Callable[[str, str | bytes], Path]
Workbook = Callable[..., Path]

_NS = "http://schemas.openxmlformats.org"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file of the given name and content (text as UTF-8)."""

    def _write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return _write


@pytest.fixture
def workbook(tmp_path: Path) -> Workbook:
    """Write an XLSX file from the XML of its rows, by sheet name."""

    def _workbook(
        sheets: Mapping[str, str],
        *,
        name: str = "book.xlsx",
        formats: Sequence[str] = (),
        hidden: Sequence[str] = (),
    ) -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, xml in _parts(sheets, formats, hidden).items():
                archive.writestr(part, _HEAD + xml)
        return path

    return _workbook


def _parts(
    sheets: Mapping[str, str], formats: Sequence[str], hidden: Sequence[str]
) -> dict[str, str]:
    main, relation = f"{_NS}/spreadsheetml/2006/main", f"{_NS}/officeDocument/2006/relationships"
    names = list(sheets)
    listed = "".join(
        f'<sheet name="{name}" sheetId="{i}" r:id="rId{i}"'
        f"{' state=' + chr(34) + 'hidden' + chr(34) if name in hidden else ''}/>"
        for i, name in enumerate(names, start=1)
    )
    links = "".join(
        f'<Relationship Id="rId{i}" Type="{relation}/worksheet" Target="worksheets/s{i}.xml"/>'
        for i in range(1, len(names) + 1)
    )
    codes = "".join(
        f'<numFmt numFmtId="{164 + i}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
        for i, code in enumerate(formats)
    )
    styles = "".join(f'<xf numFmtId="{164 + i}"/>' for i in range(len(formats)))
    types = f"{_NS}/package/2006/content-types"
    package = f"{_NS}/package/2006/relationships"
    sheet_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{types}"><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{sheet_type}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="rId1" '
        f'Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relation}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}">{links}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><numFmts>{codes}</numFmts>'
        f'<cellXfs><xf numFmtId="0"/>{styles}</cellXfs></styleSheet>',
    }
    for i, rows in enumerate(sheets.values(), start=1):
        xml = f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'
        parts[f"xl/worksheets/s{i}.xml"] = (
            xml
            if "</sheetData>" not in rows
            else xml.replace("</sheetData></worksheet>", "</worksheet>")
        )
    return parts


Answer = tuple[int, dict[str, str], bytes]
Answers = dict[str, Answer | Callable[[str], Answer]]


def page(
    body: str, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str
) -> Answer:
    return status, {"Content-Type": kind, **headers}, body.encode()


class Site:
    """A server with fixed answers by path; it counts what was asked."""

    def __init__(self, answers: Answers) -> None:
        self.answers, self.asked = answers, list[str]()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                found = site.answers.get(urlsplit(self.path).path, page("no", status=404))
                status, headers, body = found(self.path) if callable(found) else found
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *parts: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self.server.server_port}"
        self.url = f"http://{self.host}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def web(self, **options: object) -> Web:
        return Web({self.host}, **options)  # type: ignore[arg-type]


@pytest.fixture
def site() -> Iterator[Callable[[Answers], Site]]:
    made: list[Site] = []

    def make(answers: Answers) -> Site:
        made.append(Site(answers))
        return made[-1]

    yield make
    for one in made:
        one.server.shutdown()
        one.server.server_close()


# HTTP
