"""Photos: only fresh pixels are kept, and only after a yes."""

import io
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from portal import photos
from portal.context import portal
from portal.errors import RefusedError


def picture(kind: str = "JPEG", size: tuple[int, int] = (600, 400), **more: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **more)
    return out.getvalue()


def huge_png(width: int, height: int) -> bytes:
    """A PNG that says it is huge, in few bytes."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([1, 0, 0, 0, 0])
    body = zlib.compress(b"\0" * 1000)

    def part(name: bytes, data: bytes) -> bytes:
        check = zlib.crc32(name + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + name + data + check

    signature = b"\x89PNG\r\n\x1a\n"
    return signature + part(b"IHDR", head) + part(b"IDAT", body) + part(b"IEND", b"")


def moving_webp() -> bytes:
    out = io.BytesIO()
    frames = [Image.new("RGB", (50, 50), colour) for colour in ("red", "blue")]
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    return out.getvalue()


def with_place() -> bytes:
    """A photo lying on its side, that knows where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "SECRET-CAMERA"
    exif.get_ifd(0x8825)[1] = "N"
    image = Image.new("RGB", (600, 400), "white")
    image.paste("red", (0, 0, 600, 100))
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    return out.getvalue() + b"<script>alert(1)</script>"


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_becomes_a_square_jpeg(kind: str) -> None:
    cleaned = Image.open(io.BytesIO(photos.cleaned(io.BytesIO(picture(kind, (2000, 1500))))))
    assert (cleaned.format, cleaned.size, cleaned.mode) == ("JPEG", (800, 800), "RGB")


@pytest.mark.usefixtures("session")
def test_place_camera_and_tail_are_gone_and_the_photo_stands_upright() -> None:
    data = photos.cleaned(io.BytesIO(with_place()))
    assert b"SECRET" not in data
    assert b"script" not in data
    cleaned = Image.open(io.BytesIO(data))
    assert not cleaned.getexif()
    red, _green, blue = cleaned.getpixel((cleaned.width - 5, cleaned.height // 2))  # type: ignore[misc]
    assert red > 200
    assert blue < 60


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a" + b"\0" * 100,
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
        picture()[:500],
        huge_png(20_000, 20_000),
        huge_png(13_000, 13_000),
        huge_png(2**31 - 1, 2**31 - 1),
        huge_png(5_000, 5_000),
        moving_webp(),
        b"\xff\xd8\xff" + b"a" * (photos.MOST_BYTES + 1),
    ],
    ids=[
        "empty", "gif", "svg", "eps", "cut off", "bomb", "large", "lie", "over 24 megapixels",
        "moving", "heavy",
    ],
)  # fmt: skip
def test_what_is_no_photo_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(RefusedError) as refused:
        photos.cleaned(io.BytesIO(data))
    assert refused.value.field == "photo"
    assert len(refused.value.message) < 90


@pytest.mark.usefixtures("session")
def test_a_text_bomb_inside_a_png_does_no_harm() -> None:
    notes = PngInfo()
    notes.add_text("Comment", "a" * 30_000_000, zip=True)
    with pytest.raises(RefusedError):
        photos.cleaned(io.BytesIO(picture("PNG", pnginfo=notes)))


def folder() -> Path:
    return portal().folder / "photos"


@pytest.mark.usefixtures("session")
def test_a_file_is_whole_or_not_there() -> None:
    key = photos.store(b"jpeg")
    assert [path.name for path in folder().iterdir()] == [f"{key}.jpg"]
    photos.remove(key)
    photos.remove(key)
    assert not list(folder().iterdir())
