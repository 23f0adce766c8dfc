"""ARASAAC: the JSON of ``/pictograms/all/nl`` beside PNG or SVG files named by number."""

import codecs
import json
import re
import zlib
from collections.abc import Iterator
from functools import partial
from typing import Any

from pictos.sets.packs import MIB, Fault, Pack, PackError
from pictos.sets.symbol import Brought, Licence, plain_words

LICENCE = Licence(
    "Sergio Palao (ARASAAC, Gobierno de Aragón)",
    "CC BY-NC-SA 4.0",
    "https://creativecommons.org/licenses/by-nc-sa/4.0/",
)
MOST_ENTRY = MIB
_NUMBER = re.compile(r"(\d{1,9})(?:_(?:300|500|2500))?\.(?:png|svg)", re.IGNORECASE)


def index_of(pack: Pack) -> str | None:
    """The file that lists the pictograms; none when this is another set."""
    lists = [name for name in pack.named(".json") if _begins_a_list(pack, name)]
    return lists[0] if lists else None


def brought(pack: Pack, index: str) -> Iterator[Brought]:
    """The pictograms that have a picture, without those of sex and violence.

    Raises `PackError` for a list that is no JSON of this kind.
    """
    files: dict[int, str] = {}
    for name in pack.names:
        if found := _NUMBER.fullmatch(name.rpartition("/")[2]):
            files.setdefault(int(found[1]), name)
    for entry in _entries(pack, index):
        number = entry.get("_id", entry.get("id"))
        words = entry.get("keywords")
        if not isinstance(number, int) or not isinstance(words, list):
            raise PackError(Fault.DAMAGED, index)
        if entry.get("sex") or entry.get("violence") or number not in files:
            continue
        spoken = plain_words([one.get("keyword") for one in words if isinstance(one, dict)])
        plural = plain_words([one.get("plural") for one in words if isinstance(one, dict)])
        if spoken:
            file = files[number]
            yield Brought(
                str(number),
                tuple(dict.fromkeys((*spoken, *plural))),
                file,
                partial(pack.read, file),
            )


def _begins_a_list(pack: Pack, name: str) -> bool:
    return pack.head(name, 16).lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"[")


def _entries(pack: Pack, index: str) -> Iterator[dict[str, Any]]:
    """The entries one by one: the whole list would fill the memory."""
    decoder, text = json.JSONDecoder(), codecs.getincrementaldecoder("utf-8-sig")()
    held, at, first = "", 0, True
    with pack.stream(index) as file:
        try:
            while True:
                at = _skipped(held, at, " \r\n\t,[" if first else " \r\n\t,")
                if held[at : at + 1] == "]":
                    return
                try:
                    entry, at = decoder.raw_decode(held, at) if at < len(held) else (None, at)
                except json.JSONDecodeError:
                    entry = None
                if entry is None:
                    more = file.read(64 * 1024)
                    if not more or len(held) - at > MOST_ENTRY:
                        raise PackError(Fault.DAMAGED, index)
                    held, at = held[at:] + text.decode(more), 0
                elif isinstance(entry, dict):
                    first = False
                    yield entry
                else:
                    raise PackError(Fault.DAMAGED, index)
        except (UnicodeDecodeError, OSError, EOFError, RecursionError, zlib.error) as error:
            raise PackError(Fault.DAMAGED, index) from error


def _skipped(held: str, at: int, blanks: str) -> int:
    while at < len(held) and held[at] in blanks:
        at += 1
    return at
