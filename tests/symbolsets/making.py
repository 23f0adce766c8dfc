"""Sets of pictograms as people bring them, and as they stand on the shelf."""

import io
import json
import zipfile
from typing import Any

from PIL import Image

from pictos.sets.arasaac import LICENCE
from pictos.sets.filling import About, fill
from pictos.sets.packs import Pack
from portal import clock
from portal.symbolsets.models import SetState, SymbolSet
from portal.symbolsets.service import files

KEY = "arasaac-0123abcd"


def png(colour: str = "red", side: int = 60) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(out, "PNG")
    return out.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def arasaac(*words: str) -> bytes:
    """A zip as ARASAAC comes, with a picture for each word, numbered from 1."""
    entries = [
        {"_id": number, "keywords": [{"keyword": word}]} for number, word in enumerate(words, 1)
    ]
    pictures = {f"{number}_500.png": png() for number in range(1, len(words) + 1)}
    return zipped({"nl.json": json.dumps(entries).encode(), **pictures})


def labelled(*words: str) -> bytes:
    """A zip of files that are named by their words."""
    return zipped({f"{word}.png": png() for word in words})


def standing_set(state: SetState = SetState.STOPPED, **more: Any) -> SymbolSet:
    """The row of a set, without a file on the shelf."""
    values = {"key": KEY, "name": "ARASAAC", "made_at": clock.now(), "done": 200, "total": 13_000}
    whose = {"author": LICENCE.author, "licence": LICENCE.name, "licence_url": LICENCE.url}
    return SymbolSet(**(values | whose | {"state": state} | more))


def shelved(key: str, *words: str, name: str = "ARASAAC") -> None:
    """Put a set on the shelf of this portal."""
    files.take(key, io.BytesIO(arasaac(*words)))
    with Pack(files.brought(key)) as pack:
        for _ in fill(files.shelf(), About(key, name, LICENCE), pack):
            pass
    files.let_go(key)
