"""What a file says about its own making: the plan, prompt and seed, and who or what drew it.

Sources: PNG 3rd edition (iTXt), XMP part 3, RFC 2083 CRC, IPTC digital source types, JFIF (COM).
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from xml.sax.saxutils import escape, unescape

from planner.plan import Plan
from renderer.errors import RenderError

PNG_MAGIC = b"\x89PNG\r\n\x1a\n"
PLAN_FILE = "plan.json"
"""Name of the plan as an attachment of a PDF."""
LARGEST_PLAN = 64 * 2**20
SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_SEGMENT = 65_000
_COMMENT = b"nbcli:plan "


@dataclass(frozen=True, slots=True)
class Record:
    """What is written into a file. `painted` tells whether an image model made any of it."""

    plan: str
    prompt: str
    seed: int
    title: str
    alt: str
    language: str
    painted: bool
    version: str

    @property
    def source_type(self) -> str:
        """The IPTC digital source type: a composite with generated parts, or pure algorithm."""
        return SOURCE_TYPES + ("compositeSynthetic" if self.painted else "algorithmicMedia")


def record(plan: Plan, origins: Mapping[str, str], version: str = "") -> Record:
    """The record of a picture made from `plan`; `origins` maps element ids to their origin."""
    return Record(
        plan=plan.model_dump_json(),
        prompt=plan.prompt,
        seed=plan.seed,
        title=plan.brief.message,
        alt=plan.alt or plan.brief.message,
        language=re.sub(r"[^A-Za-z0-9-]", "", plan.language),
        painted="painted" in origins.values(),
        version=version,
    )


def xml_text(text: str) -> str:
    """`text` for XML 1.0: escaped, and without the characters that XML cannot hold."""
    return escape(re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "�", text))


def _plan_xml(text: str) -> str:
    """A plan's JSON for XML; JSON escapes keep the two characters that XML cannot hold."""
    return xml_text(text.replace("\ufffe", r"\ufffe").replace("\uffff", r"\uffff"))


def _alternatives(tag: str, text: str, language: str) -> str:
    items = f'<rdf:li xml:lang="x-default">{xml_text(text)}</rdf:li>'
    items += f'<rdf:li xml:lang="{xml_text(language)}">{xml_text(text)}</rdf:li>'
    return f"<{tag}><rdf:Alt>{items}</rdf:Alt></{tag}>"


def rdf(record: Record, with_plan: bool) -> str:
    """The record as RDF; with the whole plan inside where the container has no other place."""
    body = "".join((
        _alternatives("dc:title", record.title, record.language),
        _alternatives("dc:description", record.alt, record.language),
        _alternatives("Iptc4xmpCore:AltTextAccessibility", record.alt, record.language),
        f"<Iptc4xmpExt:DigitalSourceType>{record.source_type}</Iptc4xmpExt:DigitalSourceType>",
        f"<xmp:CreatorTool>{xml_text(f'nbcli {record.version}'.strip())}</xmp:CreatorTool>",
        f"<nbcli:prompt>{xml_text(record.prompt)}</nbcli:prompt>",
        f"<nbcli:seed>{record.seed}</nbcli:seed>",
        f"<nbcli:plan>{_plan_xml(record.plan)}</nbcli:plan>" if with_plan else "",
    ))  # fmt: skip
    return (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
        ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
        f' xmlns:nbcli="urn:nbcli:plan:1">{body}</rdf:Description></rdf:RDF>'
    )


def xmp(record: Record, with_plan: bool) -> bytes:
    """The record as an XMP packet."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{rdf(record, with_plan)}</x:xmpmeta>'
        '<?xpacket end="r"?>'
    ).encode()


def into_png(data: bytes, record: Record) -> bytes:
    """The PNG with the record in iTXt chunks; its other bytes are kept as they are.

    The texts are not compressed, so that the bytes do not depend on the zlib at hand.
    """
    texts = {
        "Title": record.title,
        "Description": record.alt,
        "Software": f"nbcli {record.version}".strip(),
        "nbcli:version": record.version,
        "nbcli:seed": str(record.seed),
        "nbcli:prompt": record.prompt,
        "nbcli:plan": record.plan,
        "XML:com.adobe.xmp": xmp(record, with_plan=False).decode(),
    }
    chunks = b"".join(_text_chunk(key, text, record.language) for key, text in texts.items())
    head = len(PNG_MAGIC) + 25  # the IHDR chunk is always 25 bytes
    return data[:head] + chunks + data[head:]


def _text_chunk(key: str, text: str, language: str) -> bytes:
    tag = language if key in ("Title", "Description") else ""
    body = b"iTXt" + key.encode("latin-1") + b"\0\0\0" + tag.encode() + b"\0\0"
    body += text.replace("\0", "").encode("utf-8", "replace")
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def into_jpeg(data: bytes, record: Record) -> bytes:
    """The JPEG with XMP in APP1 and the plan in comments of 64 kB, after the JFIF head.

    Long texts are shortened in the XMP, which must fit one segment; the plan has them whole.
    """
    head = 4 + struct.unpack(">H", data[4:6])[0] if data[2:4] == b"\xff\xe0" else 2
    brief = replace(
        record, prompt=record.prompt[:3000], alt=record.alt[:2000], title=record.title[:400]
    )
    packet = b"http://ns.adobe.com/xap/1.0/\0" + xmp(brief, with_plan=False)
    plan = record.plan.encode()
    pieces = [plan[i : i + _SEGMENT] for i in range(0, len(plan), _SEGMENT)]
    comments = [
        _segment(0xFE, _COMMENT + f"{number}/{len(pieces)}\n".encode() + piece)
        for number, piece in enumerate(pieces, 1)
    ]
    return data[:head] + _segment(0xE1, packet) + b"".join(comments) + data[head:]


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def into_svg(text: str, record: Record) -> str:
    """The SVG with title, description and metadata as its first children, named for readers."""
    start = text.index("<svg") + 4
    inside = text.index(">", start) + 1
    named = f' role="img" aria-labelledby="nbcli-title nbcli-desc" xml:lang="{record.language}"'
    told = (
        f'<title id="nbcli-title">{xml_text(record.title)}</title>'
        f'<desc id="nbcli-desc">{xml_text(record.alt)}</desc>'
        f"<metadata>{rdf(record, with_plan=True)}</metadata>"
    )
    return text[:start] + named + text[start:inside] + told + text[inside:]


def read_plan(path: Path) -> str | None:
    """The JSON of the plan inside a picture that nbcli wrote; None where there is none.

    Raises OSError if the file cannot be read, RenderError if it is broken.
    """
    return plan_in(path.read_bytes())


def plan_in(data: bytes) -> str | None:
    """`read_plan` for a file that is read already."""
    if data.startswith(PNG_MAGIC):
        return _from_png(data)
    if data.startswith(b"\xff\xd8"):
        return _from_jpeg(data)
    if data.startswith(b"%PDF"):
        return _from_pdf(data)
    return _from_xml(data)


def _from_png(data: bytes) -> str | None:
    for kind, body in _png_chunks(data):
        if kind == b"iTXt" and body.startswith(b"nbcli:plan\0"):
            packed, rest = body[11:12] == b"\1", body[13:].split(b"\0", 2)[-1]
            return _text(_unpack(rest) if packed else rest)
    return None


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(PNG_MAGIC)
    while at + 12 <= len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        yield kind, data[at + 8 : at + 8 + size]
        at += 12 + size


def _unpack(packed: bytes) -> bytes:
    """Inflated text (another program may have packed it), bounded against bombs."""
    inflate = zlib.decompressobj()
    try:
        text = inflate.decompress(packed, LARGEST_PLAN)
    except zlib.error:
        raise RenderError("The plan inside this PNG is damaged.") from None
    if inflate.unconsumed_tail:
        raise RenderError("The plan inside this PNG is too large to be one.")
    return text


def _from_jpeg(data: bytes) -> str | None:
    at, pieces = 2, []
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] not in (0xDA, 0xD9):
        size = struct.unpack(">H", data[at + 2 : at + 4])[0]
        body = data[at + 4 : at + 2 + size]
        if data[at + 1] == 0xFE and body.startswith(_COMMENT):
            pieces.append(body.split(b"\n", 1)[-1])
        at += 2 + size
    return _text(b"".join(pieces)) if pieces else None


def _from_pdf(data: bytes) -> str | None:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            for i in range(document.count_attachments()):
                attachment = document.get_attachment(i)
                if attachment.get_name() == PLAN_FILE:
                    return _text(bytes(attachment.get_data()))
    except pypdfium2.PdfiumError:
        raise RenderError("This PDF is damaged and cannot be read.") from None
    return None


def _from_xml(data: bytes) -> str | None:
    """From an XMP packet or SVG metadata, found by scanning as XMP allows (WebP, AVIF, SVG)."""
    start, end = data.find(b"<nbcli:plan>"), data.find(b"</nbcli:plan>")
    return unescape(_text(data[start + 12 : end])) if 0 <= start < end else None


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise RenderError("The plan inside this picture is damaged.") from None
