"""What the camera sends: a card in it is found, and nothing else is opened."""

import struct
import zlib
from io import BytesIO

import pytest
import segno
from PIL import Image

from portal.errors import RefusedError
from portal.residents import service as residents


def qr(text: str, kind: str = "png") -> bytes:
    out = BytesIO()
    segno.make(text, error="q").save(out, kind="png", scale=6, border=6)
    if kind == "png":
        return out.getvalue()
    jpeg = BytesIO()
    Image.open(out).convert("RGB").save(jpeg, "JPEG", quality=80)
    return jpeg.getvalue()


def bomb(side: int) -> bytes:
    """A PNG of a few kB that would unpack to side x side pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    rows = zlib.compress(bytes(side // 8 + 1) * 64, 9)
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def moving() -> bytes:
    out = BytesIO()
    frames = [Image.new("L", (40, 40), shade) for shade in range(50)]
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    return out.getvalue()


SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"
EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\nshowpage\n"


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_a_card_in_the_picture_is_read(kind):
    assert residents.card_in_frame(qr("ABC234", kind)) == "ABC234"


def test_a_picture_without_a_card_is_no_card():
    out = BytesIO()
    Image.new("RGB", (320, 240), "white").save(out, "JPEG")
    assert residents.card_in_frame(out.getvalue()) == ""


@pytest.mark.parametrize(
    "frame",
    [b"", b"x" * 400_000, SVG, EPS, bomb(20_000), bomb(9_000), moving(), qr("A")[:60], b"GIF89a"],
    ids=["empty", "heavy", "svg", "eps", "pixels", "fewer pixels", "frames", "cut off", "gif"],
)
def test_what_is_no_camera_picture_is_refused(app, frame):
    with app.test_request_context(), pytest.raises(RefusedError):
        residents.card_in_frame(frame)


def test_holding_the_card_to_the_camera_opens_the_rest(tablet, card_of):
    token = card_of("Roos")
    tablet.tap("Roos")
    frame = (BytesIO(qr(token, "jpeg")), "frame.jpg")
    seen = tablet.post("/card/frame", page="/card", frame=frame).json["token"]
    assert seen == token
    assert tablet.who() == "Roos face"  # a picture alone opens nothing
    tablet.hold(seen)
    assert tablet.who() == "Roos card"


def test_after_somebody_elses_card_the_camera_waits_until_it_is_asked(tablet, card_of):
    token = card_of("Kees")
    tablet.tap("Roos")
    assert "data-looks" in tablet.get("/card").text
    wrong = tablet.hold(token)
    assert wrong.status_code == 422
    assert "data-looks" not in wrong.text
    assert tablet.who() == "Roos face"


def test_a_bad_frame_is_a_refusal_and_no_error(tablet):
    tablet.tap("Roos")
    answer = tablet.post("/card/frame", page="/card", frame=(BytesIO(EPS), "foto.jpg"))
    assert answer.status_code == 400
    assert answer.json["token"] == ""
