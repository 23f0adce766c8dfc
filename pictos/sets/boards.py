"""Boards in the Open Board Format: OBF (one board, JSON) and OBZ (a zip of boards and pictures).

https://www.openboardformat.org/docs: a picture's bytes stand in it (``data``), beside it
(``path``) or elsewhere (``url``, never fetched); without a licence it counts as private.
"""

import base64
import binascii
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from pictos.sets.packs import MIB, Fault, Pack, PackError
from pictos.sets.symbol import Brought, Licence, plain_code, plain_line, plain_words
from pictos.symbols import Symbol, credits, png

FORMAT = "open-board-0.1"
MOST_BOARD = 32 * MIB
MOST_HELD = 48 * MIB
"""Bytes of pictures that stand in the boards themselves."""
MOST_SIDE = 100
"""Rows or columns of a grid."""


PICTURE_SIDE = 300
"""Pixels of a picture that is given away."""
_MADE = (1980, 1, 1, 0, 0, 0)  # so that the same boards are the same bytes


@dataclass(frozen=True, slots=True)
class Button:
    """A field of a board: the words under it, what is said aloud instead, and its pictogram."""

    label: str
    symbol: Symbol | None = None
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """Fields in rows of ``columns``; the id is unique among the boards that go together."""

    id: str
    name: str
    buttons: Sequence[Button]
    columns: int = 3


def obf(board: Board) -> bytes:
    """One board with its pictures in it."""
    pictures = {symbol: _data(png(symbol, PICTURE_SIDE)) for symbol in _symbols(board)}
    return _json(_written(board, {one: {"data": data} for one, data in pictures.items()}))


def obz(boards: Sequence[Board]) -> bytes:
    """Boards that go together, with each picture once; the first is the one to begin with."""
    every = list(dict.fromkeys(symbol for board in boards for symbol in _symbols(board)))
    paths = {symbol: f"images/{number}.png" for number, symbol in enumerate(every, 1)}
    places = {board.id: f"boards/{number}.obf" for number, board in enumerate(boards, 1)}
    shown: dict[Symbol, Mapping[str, str]] = {one: {"path": path} for one, path in paths.items()}
    manifest = {
        "format": FORMAT,
        "root": places[boards[0].id],
        "paths": {
            "boards": places,
            "images": {_image_id(symbol): path for symbol, path in paths.items()},
            "sounds": {},
        },
    }
    files = {"manifest.json": _json(manifest)}
    files |= {places[board.id]: _json(_written(board, shown)) for board in boards}
    files |= {path: png(symbol, PICTURE_SIDE) for symbol, path in paths.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            part = zipfile.ZipInfo(name, _MADE)
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, data)
    return out.getvalue()


def _written(board: Board, shown: Mapping[Symbol, Mapping[str, str]]) -> dict[str, Any]:
    ids = [str(number) for number in range(1, len(board.buttons) + 1)]
    rows = [ids[at : at + board.columns] for at in range(0, len(ids), board.columns)]
    return {
        "format": FORMAT,
        "id": board.id,
        "locale": "nl-NL",
        "name": board.name,
        "buttons": [
            {"id": number, "label": one.label}
            | ({"vocalization": one.spoken} if one.spoken else {})
            | ({"image_id": _image_id(one.symbol)} if one.symbol else {})
            for number, one in zip(ids, board.buttons, strict=True)
        ],
        "grid": {
            "rows": len(rows),
            "columns": board.columns,
            "order": [[*row, *[None] * (board.columns - len(row))] for row in rows],
        },
        "images": [
            {
                "id": _image_id(symbol),
                "content_type": "image/png",
                "width": PICTURE_SIDE,
                "height": PICTURE_SIDE,
                "license": _terms(symbol),
                **shown[symbol],
            }
            for symbol in _symbols(board)
        ],
        "sounds": [],
    }


def _symbols(board: Board) -> list[Symbol]:
    return list(dict.fromkeys(one.symbol for one in board.buttons if one.symbol))


def _image_id(symbol: Symbol) -> str:
    return str(symbol).replace(":", "-")


def _terms(symbol: Symbol) -> dict[str, str]:
    credit = credits([symbol])[0]
    terms = {"type": credit.licence, "author_name": credit.author}
    return terms | ({"copyright_notice_url": credit.licence_url} if credit.licence_url else {})


def _data(picture: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def boards_of(pack: Pack) -> tuple[str, ...]:
    """The boards in it; none when this is no OBF or OBZ."""
    return tuple(pack.named(".obf"))


def brought(pack: Pack) -> Iterator[Brought]:
    """The buttons that have a word and a picture; raises `PackError`."""
    seen: set[str] = set()
    held = 0
    for name in boards_of(pack):
        board = _board(pack, name)
        images = {str(one.get("id")): one for one in _dicts(board, "images", name)}
        for button in _dicts(board, "buttons", name):
            words = plain_words([button.get("label"), button.get("vocalization")])
            image = images.get(str(button.get("image_id")))
            code = plain_code(words[0]) if words else ""
            if image is None or not code or code in seen:
                continue
            path, data = image.get("path"), image.get("data")
            if not isinstance(path if path else data, str):
                continue  # it stands elsewhere
            seen.add(code)
            held += 0 if path else len(str(data))
            if held > MOST_HELD:
                raise PackError(Fault.TOO_LARGE, name)
            source = str(path) if path else f"{name}: {words[0]}"
            yield Brought(
                code,
                words,
                source,
                partial(pack.read, path) if path else partial(_inline, str(data), source),
                _licence(image, board),
            )


def _board(pack: Pack, name: str) -> Mapping[str, Any]:
    try:
        board = json.loads(pack.read(name, MOST_BOARD))
    except (ValueError, RecursionError) as error:
        raise PackError(Fault.DAMAGED, name) from error
    if not isinstance(board, dict) or not str(board.get("format", "")).startswith("open-board-"):
        raise PackError(Fault.DAMAGED, name)
    grid = board.get("grid") or {}
    sides = (grid.get("rows", 0), grid.get("columns", 0)) if isinstance(grid, dict) else ("",)
    if not all(isinstance(side, int) and 0 <= side <= MOST_SIDE for side in sides):
        raise PackError(Fault.TOO_LARGE, name)
    return board


def _dicts(board: Mapping[str, Any], key: str, name: str) -> list[Mapping[str, Any]]:
    found = board.get(key) or []
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise PackError(Fault.DAMAGED, name)
    return found


def _inline(data: str, source: str) -> bytes:
    try:
        return base64.b64decode(data.partition(",")[2], validate=True)
    except (binascii.Error, ValueError) as error:
        raise PackError(Fault.NO_PICTURE, source) from error


def _licence(*owners: Mapping[str, Any]) -> Licence:
    for owner in owners:
        given = owner.get("license")
        if isinstance(given, dict) and given.get("type"):
            url = plain_line(given.get("copyright_notice_url"), 200)
            return Licence(
                plain_line(given.get("author_name"), 120),
                plain_line(given["type"], 60) or "private",
                url if url.startswith("https://") else "",
            )
    return Licence("", "private")
