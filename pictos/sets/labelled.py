"""Files with a table of labels, as Sclera and Mulberry come: file, word, more words.

Without a table the words are those of the file names, which for Sclera are Dutch.
"""

import csv
import io
from collections.abc import Iterator
from functools import partial

from pictos.sets.packs import MIB, Fault, Pack, PackError
from pictos.sets.symbol import Brought, Licence, plain_code, plain_line, plain_words, words_of_file

PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp")
FILE = ("file", "bestand", "bestandsnaam", "filename", "symbol-en", "symbol", "name", "naam")
LABEL = ("label", "woord", "nl", "symbol-nl", "dutch", "nederlands", "betekenis")
MORE = ("words", "woorden", "keywords", "trefwoorden", "synoniemen")
AUTHOR, LICENCE = ("author", "auteur", "maker"), ("licence", "license", "licentie")
MOST_ROWS = 100_000
MOST_CELL = 500
_READ = frozenset((*FILE, *LABEL, *MORE, *AUTHOR, *LICENCE))


def brought(pack: Pack) -> Iterator[Brought]:
    """The pictures with their words; raises `PackError` for a table without file or label."""
    table = _table(pack)
    seen: set[str] = set()
    for name in pack.named(*PICTURES):
        stem = name.rpartition("/")[2].rpartition(".")[0]
        row = table.get(stem.lower(), {})
        words = plain_words(
            [_value(row, LABEL) or words_of_file(name), *_value(row, MORE).split(";")]
        )
        code = plain_code(stem)
        if not words or not code:
            continue
        if code in seen:
            raise PackError(Fault.TWICE, name)
        seen.add(code)
        yield Brought(
            code,
            words,
            name,
            partial(pack.read, name),
            Licence(plain_line(_value(row, AUTHOR), 120), plain_line(_value(row, LICENCE), 60)),
        )


def _table(pack: Pack) -> dict[str, dict[str, str]]:
    """The rows by the file they are about, without its ending."""
    found: dict[str, dict[str, str]] = {}
    for name in pack.named(".csv", ".tsv"):
        text = _text(pack.read(name, 20 * MIB))
        first = text.partition("\n")[0]
        mark = max("\t;,", key=first.count)
        try:
            rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark)
            heads = {(head or "").strip().lower() for head in rows.fieldnames or ()}
            if heads.isdisjoint(FILE):
                raise PackError(Fault.NO_LABELS, name)
            for row in rows:
                if len(found) >= MOST_ROWS:
                    raise PackError(Fault.TOO_MANY, name)
                plain = {(key or "").strip().lower(): value for key, value in row.items()}
                cells = {
                    key: value[:MOST_CELL]
                    for key, value in plain.items()
                    if key in _READ and isinstance(value, str)
                }
                file = _value(cells, FILE).rpartition("/")[2]
                stem = file.rpartition(".")[0] if file.lower().endswith(PICTURES) else file
                found.setdefault(stem.strip().lower(), cells)
        except csv.Error as error:
            raise PackError(Fault.NO_LABELS, name) from error
    return found


def _text(data: bytes) -> str:
    """Text in one of the encodings that spreadsheets write."""
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _value(row: dict[str, str], heads: tuple[str, ...]) -> str:
    return next((row[head].strip() for head in heads if row.get(head, "").strip()), "")
