"""Pictures from outside: drawn, or refused when they act, reach out or are none."""

import io
import struct

import pytest
from PIL import Image
from resvg_py import svg_to_bytes

from pictos.sets import pictures
from pictos.sets.packs import Fault, PackError
from tests.pictos.test_sets import CIRCLE, png


def test_every_kind_of_picture_becomes_a_drawing_that_inks() -> None:
    out = io.BytesIO()
    Image.new("P", (3000, 1000)).save(out, "GIF")
    for data, name in ((png(3000), "a.png"), (out.getvalue(), "a.gif"), (CIRCLE, "a.svg")):
        drawn = pictures.as_svg(data, name)
        assert len(drawn) < 20_000
        raster = svg_to_bytes(svg_string=drawn, width=72, height=72, skip_system_fonts=True)
        with Image.open(io.BytesIO(raster)) as picture:
            assert picture.convert("RGBA").getchannel("A").getbbox() is not None


def svg(inside: str, attributes: str = "") -> bytes:
    frame = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" {attributes}>'
    return f"{frame}{inside}</svg>".encode()


@pytest.mark.parametrize(
    "data",
    [
        svg("<script>alert(1)</script>"),
        svg('<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>'),
        svg("", 'onload="alert(1)"'),
        svg('<path onclick="alert(1)" d="M0 0"/>'),
        svg('<image href="https://example.org/a.png"/>'),
        svg('<use href="https://example.org/a.svg#a"/>'),
        svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'),
        svg('<rect fill="url(https://example.org/a)"/>'),
        svg("<style>@import 'https://example.org/a.css';</style>"),
        svg("<style>rect{fill:\\75rl(https://example.org)}</style>"),
        svg('<a href="#x"><rect/></a>'),
        svg('<animate attributeName="href" to="javascript:alert(1)"/>'),
        svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#c"/></g><use href="#a"/>'),
        svg(
            '<g id="a"><rect/></g><g id="b"><use href="#none" xlink:href="#a"/></g>'
            '<use href="#b"/>',
            'xmlns:xlink="http://www.w3.org/1999/xlink"',
        ),
        svg(
            '<mask id="a"><rect mask="url(#b)"/></mask><mask id="b"><rect/></mask>'
            '<rect mask="url(#a)"/>'
        ),
        svg(
            '<clipPath id="a"><rect style="clip-path:url(#b)"/></clipPath>'
            '<clipPath id="b"><rect/></clipPath><rect clip-path="url(#a)"/>'
        ),
        svg('<style>rect{mask:url(#a)}</style><mask id="a"><rect/></mask><rect/>'),
        svg('<g id="a">' + "<rect/>" * 200 + "</g>" + '<use href="#a"/>' * 90),
        b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg viewBox="0 0 1 1">&a;</svg>',
    ],
)
def test_a_drawing_that_acts_or_reaches_out_is_refused(data: bytes) -> None:
    with pytest.raises(PackError) as refused:
        pictures.as_svg(data, "map/boos.svg")
    assert (refused.value.fault, refused.value.file) == (Fault.UNSAFE, "map/boos.svg")


def test_a_drawing_may_be_cut_and_repeat_itself_once() -> None:
    cut = svg(
        '<defs><clipPath id="c"><rect width="9" height="9"/></clipPath>'
        '<linearGradient id="g"><stop/></linearGradient></defs>'
        '<g id="layer" clip-path="url(#c)"><circle id="o" r="4" cx="5" cy="5" fill="url(#g)"/></g>'
        '<use href="#o"/>'
    )
    assert "clip-path" in pictures.as_svg(cut, "a.svg")


def test_what_drawing_programs_keep_for_themselves_is_left_out() -> None:
    drawn = pictures.as_svg(
        b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1" "x"><!-- hallo -->'
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org" width="9mm"'
        b' height="9mm" i:version="1"><i:namedview i:zoom="2"/><metadata>me</metadata>'
        b'<g i:label="x"><rect width="9" height="9" fill="url(#a)"/></g></svg>',
        "a.svg",
    )
    assert "inkscape" not in drawn
    assert "hallo" not in drawn
    assert 'viewBox="0 0 9 9"' in drawn
    assert "rect" in drawn


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"no picture", Fault.NO_PICTURE),
        (b"", Fault.NO_PICTURE),
        (png()[:60], Fault.NO_PICTURE),
        (svg("")[:40], Fault.NO_PICTURE),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>', Fault.NO_PICTURE),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 -1"/>', Fault.NO_PICTURE),
        (b"<html/>", Fault.NO_PICTURE),
        (svg("<g>" * 3000 + "</g>" * 3000), Fault.TOO_LARGE),
        (svg("<rect/>" * 6000), Fault.TOO_LARGE),
        (b"\x89PNG\r\n\x1a\n" + png()[8:] + b"x" * 5_000_000, Fault.TOO_LARGE),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes, fault: Fault) -> None:
    with pytest.raises(PackError) as refused:
        pictures.as_svg(data, "a.svg" if data[:1] == b"<" else "a.png")
    assert refused.value.fault is fault


def test_a_picture_that_claims_a_square_mile_is_not_unpacked() -> None:
    data = bytearray(png())
    data[16:24] = struct.pack(">II", 60_000, 60_000)
    with pytest.raises(PackError) as refused:
        pictures.as_svg(bytes(data), "a.png")
    assert refused.value.fault in (Fault.TOO_LARGE, Fault.NO_PICTURE)
