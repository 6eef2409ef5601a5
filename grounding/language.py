"""The language of a text, as a BCP 47 tag: the script decides first, then words and letters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cache

from grounding.data import load

DEFAULT = "en"
_SAMPLE = 3_000
_NOISE = re.compile(
    r"https?://\S+|\S+@\S+\.\w+|[\w-]+\.(?:csv|tsv|xlsx|json|md|txt|html|pdf|docx|png)\b"
)
_QUOTED = re.compile(
    r"\"[^\"\n]*\"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»|「[^」\n]*」|『[^』\n]*』|《[^》\n]*》|(?<!\w)'[^'\n]+'(?!\w)"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*['’]?")
_LETTER_WEIGHT = 0.8
_HALF = 3
"""The first half of a compound has so many letters at least."""
_TRIGRAM_WEIGHT = 0.3
_ENOUGH = 0.5
_USUAL = 0.35
"""The head start of a script's most used language: short labels often hold no telling word."""
_HINT = 0.8
"""What trigrams count for in a language of which no word and no letter was seen."""


def detect_language(text: str) -> str:
    """The BCP 47 tag of `text`, such as `de` or `zh-Hant`; `en` where nothing tells.

    Quoted strings, addresses and file names do not count where words are left without them.
    """
    sample = _NOISE.sub(" ", text[:_SAMPLE])
    outside = _QUOTED.sub(" ", sample)
    sample = outside if sum(map(str.isalpha, outside)) > 2 else sample
    scripts = _scripts(sample)
    if not scripts:
        return DEFAULT
    if scripts["Han"] or scripts["Kana"]:
        east = _east_asian(sample, scripts)
        if east:
            return east
    script = max(scripts, key=lambda name: scripts[name])
    single = load("language")["script_language"].get(script)
    return str(single) if single else _by_words(sample, script)


def _scripts(text: str) -> Counter[str]:
    """The number of words written in each script; unspaced scripts count letters by the word."""
    letters: Counter[str] = Counter()
    for word in _WORD.findall(text):
        counts = Counter(filter(None, map(_script_of, word)))
        dense = load("language")["letters_per_word"]
        for script, count in counts.items():
            # Hundredths of a word keep the sums whole.
            letters[script] += 100 * count // dense[script] if script in dense else 100
    return letters


@cache
def _ranges() -> tuple[list[int], list[tuple[int, str]]]:
    spans = sorted(
        (first, last, script)
        for script, ranges in load("language")["ranges"].items()
        for first, last in ranges
    )
    return [first for first, _, _ in spans], [(last, script) for _, last, script in spans]


@cache
def _script_of(char: str) -> str | None:
    starts, ends = _ranges()
    index = bisect_right(starts, ord(char)) - 1
    return ends[index][1] if index >= 0 and ord(char) <= ends[index][0] else None


def _east_asian(text: str, scripts: Counter[str]) -> str | None:
    """Chinese or Japanese where either outweighs every other script, else None."""
    ideographs = scripts["Han"] + scripts["Kana"]
    if ideographs < max((n for s, n in scripts.items() if s not in ("Han", "Kana")), default=0):
        return None
    if scripts["Kana"] * 8 >= ideographs:
        return "ja"
    return _by_characters(text)


def _by_characters(text: str) -> str:
    """Ideographs told apart by which national standards hold them: GB 2312, Big5, JIS X 0208."""
    counts = Counter(_standards(char) for char in text if _script_of(char) == "Han")
    simplified = counts["gb"]
    shared = counts["gb+jis"]
    traditional = counts["big5"] + counts["big5+jis"]
    japanese = counts["jis"]
    if (japanese or (shared and counts["big5+jis"])) and not simplified and not counts["big5"]:
        return "ja"
    return "zh-Hant" if traditional > simplified + shared else "zh-Hans"


@cache
def _standards(char: str) -> str:
    held = [
        n
        for n, codec in (("gb", "gb2312"), ("big5", "big5"), ("jis", "shift_jis"))
        if _in(char, codec)
    ]
    return "+".join(held)


def _in(char: str, codec: str) -> bool:
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _by_words(text: str, script: str) -> str:
    candidates: list[str] = load("language")["candidates"][script]
    usual = load("language")["usual"][script]
    proofs, hints = dict.fromkeys(candidates, 0.0), dict.fromkeys(candidates, 0.0)
    # A name said again tells no more: of a few words, "Lima" twice is Indonesian for five.
    seen = {word.replace("’", "'").casefold().rstrip("'") for word in _WORD.findall(text)}
    for folded in sorted(seen):
        for language, weight, proves in _evidence(folded, script):
            (proofs if proves else hints)[language] += weight
    scores = {
        language: proof + hints[language] * (1.0 if proof or language == usual else _HINT)
        for language, proof in proofs.items()
    }
    scores[usual] += _USUAL
    best = max(candidates, key=lambda language: scores[language])
    return best if script != "Latin" or scores[best] >= _ENOUGH else DEFAULT


@cache
def _index(script: str) -> dict[str, list[str]]:
    """The languages of `script` that use a word often, by word."""
    index: dict[str, list[str]] = {}
    for language in load("language")["candidates"][script]:
        for word in set(load("language")["words"][language].split()):
            index.setdefault(word.rstrip("'"), []).append(language)
    return index


@cache
def _letters(script: str) -> dict[str, list[str]]:
    owners: dict[str, list[str]] = {}
    for language in load("language")["candidates"][script]:
        for letter in load("language")["letters"].get(language, "").split():
            owners.setdefault(letter, []).append(language)
    return owners


@cache
def _trigrams(script: str) -> dict[str, list[tuple[str, float]]]:
    """The share of each language in the use of a trigram, by trigram; `_` is a word boundary."""
    shares: dict[str, list[tuple[str, float]]] = {}
    for language in load("language")["candidates"][script]:
        for tenths, trigrams in load("language")["trigrams"].get(language, {}).items():
            for trigram in trigrams.split():
                shares.setdefault(trigram, []).append((language, int(tenths) / 10))
    return shares


@cache
def _evidence(word: str, script: str) -> tuple[tuple[str, float, bool], ...]:
    """How strongly `word` speaks for each language of `script`; True where it is known there."""
    known = _index(script).get(word) or _elided(word, script)
    found = [(language, 1 / len(known) ** 0.5, True) for language in known]
    for letter in set(word):
        owners = _letters(script).get(letter, ())
        found += [(language, _LETTER_WEIGHT / len(owners) ** 0.5, True) for language in owners]
    ends = {language for ending, language in _endings(script) if _compound(word, ending)}
    found += [(language, 1 / len(ends) ** 0.5, True) for language in ends]
    edged = f"_{word}_" if len(word) > 2 else ""
    for i in range(len(edged) - 2):
        shares = _trigrams(script).get(edged[i : i + 3], ())
        found += [(language, _TRIGRAM_WEIGHT * share, False) for language, share in shares]
    return tuple(found)


def _endings(script: str) -> list[tuple[str, str]]:
    """The second halves of a language's compounds, each with the language."""
    told: dict[str, str] = load("language")["endings"]
    known = [language for language in load("language")["candidates"][script] if language in told]
    return [(ending, language) for language in known for ending in told[language].split()]


def _compound(word: str, ending: str) -> bool:
    return word.endswith(ending) and len(word) >= len(ending) + _HALF


def _elided(word: str, script: str) -> list[str]:
    """French and Italian words behind an apostrophe: l'eau, dell'acqua."""
    return _index(script).get(word.split("'")[0], []) if "'" in word else []
