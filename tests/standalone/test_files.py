"""Files, pictograms, fonts and bundles: kept for good, sent packed, in part, or not again."""

import gzip
import re

import pytest
from flask.testing import FlaskClient

from pictos import symbols
from pictos.symbols import Symbol
from portal.pictures import ASKED_FOR, FOR_GOOD


class Reader(FlaskClient):
    """Reads every answer to its end, as a server does."""

    def open(self, *args, **more):
        return super().open(*args, **{"buffered": True, **more})


@pytest.fixture
def client(app):
    app.test_client_class = Reader
    return app.test_client()


@pytest.fixture
def addresses(client):
    """An address of each kind, as it stands in a page."""
    page = client.get("/sign-in").text
    styles = re.search(r'href="(/bundles/[^"]+)"', page)[1]
    fonts = re.search(r'url\("\.\.(/fonts/regular[^"]+)"', client.get(styles).text)[1]
    return {
        "style": styles,
        "script": re.search(r'src="(/bundles/[^"]+)"', page)[1],
        "font": fonts,
        "pictogram": re.search(r'src="(/pictograms/openmoji/[^"]+)"', page)[1],
        "static": re.search(r'href="(/static/[^"]+)"', page)[1],
    }


KINDS = ["style", "script", "font", "pictogram", "static"]
PACKED = ["style", "script", "font", "pictogram"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_asked_by_its_version_is_kept_for_good(client, addresses, kind):
    kept = client.get(addresses[kind])
    assert (kept.status_code, kept.headers["Cache-Control"]) == (200, FOR_GOOD)
    for other in (addresses[kind].partition("?")[0], addresses[kind] + "0"):
        assert client.get(other).headers["Cache-Control"] == ASKED_FOR


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_browser_has_is_not_sent_again(client, addresses, kind):
    for accepts in ({}, {"Accept-Encoding": "gzip"}):
        first = client.get(addresses[kind], headers=accepts)
        mark = {"If-None-Match": first.headers["ETag"]}
        again = client.get(addresses[kind], headers=accepts | mark)
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
        assert again.headers.get("Vary") == first.headers.get("Vary")


@pytest.mark.parametrize("kind", PACKED)
def test_it_goes_packed_to_who_can_unpack_it(client, addresses, kind):
    plain = client.get(addresses[kind])
    packed = client.get(addresses[kind], headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert "Accept-Encoding" in plain.headers["Vary"]
    refused = client.get(addresses[kind], headers={"Accept-Encoding": "gzip;q=0"})
    assert refused.data == plain.data


@pytest.mark.parametrize("kind", [*KINDS, "page"])
@pytest.mark.parametrize("accepts", ["", "gzip"])
def test_a_head_tells_what_a_get_would(client, addresses, kind, accepts):
    address = addresses.get(kind, "/sign-in")
    answers = [
        client.open(address, method=method, headers={"Accept-Encoding": accepts})
        for method in ("GET", "HEAD")
    ]
    names = ("Content-Type", "Content-Encoding", "Cache-Control", "Vary", "ETag")
    get, head = ({name: one.headers.get(name) for name in names} for one in answers)
    assert head == get
    assert answers[1].data == b""
    if kind != "page":  # a page's size is blurred on purpose
        assert answers[1].content_length == len(answers[0].data)


@pytest.mark.parametrize("accepts", ["", "gzip"])
def test_a_part_of_a_file_is_that_part(client, accepts):
    whole = client.get("/static/css/tokens.css").data
    asked = {"Range": "bytes=100-1999", "Accept-Encoding": accepts}
    part = client.get("/static/css/tokens.css", headers=asked)
    assert part.status_code == 206
    assert part.data == whole[100:2000]
    assert part.headers["Content-Range"] == f"bytes 100-1999/{len(whole)}"
    assert "Content-Encoding" not in part.headers
    beyond = client.get("/static/css/tokens.css", headers={"Range": "bytes=99999999-"})
    assert beyond.status_code == 416


def test_a_pictogram_is_drawn_and_packed_once(client, addresses, monkeypatch):
    first = client.get(addresses["pictogram"], headers={"Accept-Encoding": "gzip"})
    monkeypatch.setattr(symbols, "_square", None)
    monkeypatch.setattr(gzip, "compress", None)
    again = client.get(addresses["pictogram"], headers={"Accept-Encoding": "gzip"})
    assert again.data == first.data
    code = re.search(r"/openmoji/([^.]+)", addresses["pictogram"])[1]
    assert gzip.decompress(again.data) == symbols.svg(Symbol("openmoji", code))
