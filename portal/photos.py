"""Photos of people: cleaned to fresh pixels, kept under a random key, removed at once.

What was uploaded is never kept: the picture is decoded, turned upright, cut to a square and
encoded anew, so that place, camera, hidden text and anything behind the picture are gone.
"""

import io
import secrets
from pathlib import Path
from typing import IO

import sqlalchemy as sa
from PIL import Image, ImageOps, UnidentifiedImageError

from portal.context import portal
from portal.database import session
from portal.errors import RefusedError
from portal.files import remove as remove_file
from portal.files import write_whole
from portal.i18n import gettext as _

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 24_000_000
SIDE = 800
_SMALLER = Image.Resampling.HAMMING  # as sharp as Pillow's own choice, in half the time


def cleaned(stream: IO[bytes], *, side: int = SIDE, square: bool = True) -> bytes:
    """The picture in the stream as a fresh JPEG of at most ``side`` by ``side``.

    A photo is cut to a square; a drawing or a scanned paper is not.

    Raises `RefusedError` with one sentence for what is no picture (also SVG), is too heavy,
    has too many pixels or moves. Size and frames are looked at before anything is decoded.
    """
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise RefusedError(_("This photo is too heavy. The most is 10 MB."), field="photo")
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            _check(opened)
            opened.draft("RGB", (2 * side, 2 * side))
            return _encoded(_upright(opened, side, square))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise RefusedError(
            _("This is not a photo that we can read. Choose a JPEG, PNG or WebP."), field="photo"
        ) from error


def store(picture: bytes) -> str:
    """Keep a cleaned picture and return its key; the file is whole or not there."""
    key = secrets.token_hex(16)
    write_whole(_path(key), picture)
    return key


def read(key: str) -> bytes:
    """The picture of the key. Raises `FileNotFoundError` when it is gone."""
    return _path(key).read_bytes()


def remove(key: str) -> None:
    """Remove the file of the key; it may be gone already."""
    remove_file(_path(key))


def remove_after_commit(key: str) -> None:
    """Remove the file once nothing refers to it any more: when this transaction is done."""
    path = _path(key)

    def _gone(done: object) -> None:
        remove_file(path)

    sa.event.listen(session._get_current_object(), "after_commit", _gone, once=True)  # type: ignore[attr-defined]


def _path(key: str) -> Path:
    return portal().folder / "photos" / f"{key}.jpg"


def _check(picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise _too_many_pixels()
    # A telephone's JPEG may carry a second picture (MPO); the first one is the photo.
    if picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1:
        raise RefusedError(_("This picture moves. Choose a photo."), field="photo")


def _too_many_pixels() -> RefusedError:
    return RefusedError(_("This photo is too large. Choose a smaller one."), field="photo")


def _upright(picture: Image.Image, most: int, square: bool) -> Image.Image:
    """The pixels alone, turned as the camera was held, on white, cut to a square or not."""
    ImageOps.exif_transpose(picture, in_place=True)
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    turned = picture if picture.mode == mode else picture.convert(mode)
    side = min(*turned.size, most)
    if square:
        turned = ImageOps.fit(turned, (side, side), _SMALLER)
    else:
        turned.thumbnail((most, most), _SMALLER)
    fresh = Image.new("RGB", turned.size, "white")
    fresh.paste(turned, mask=turned.getchannel("A") if mode == "RGBA" else None)
    return fresh


def _encoded(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()
