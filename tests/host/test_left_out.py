"""A host leaves features out: no address, no entry, no tile and no link that breaks."""

import re

import pytest

from portal import Portal
from portal.blueprint import OPTIONAL
from portal.extension import MountError
from tests.host.intranet import small

PAGES = ("/", "/asks", "/meetings", "/decisions", "/people", "/who-may-what", "/councils/1")


@pytest.fixture
def lean(tmp_path, demo_people):
    app = small(tmp_path, without=OPTIONAL)
    app.ids = demo_people(app)
    yield app
    app.extensions["portal"].engine.dispose()


@pytest.mark.parametrize("view", ["standard", "picto"])
@pytest.mark.parametrize("name", ["Sanne", "Roos", "Bea"])
def test_every_link_on_every_page_leads_somewhere(lean, sign_in_as, name, view):
    client = sign_in_as(lean, name, view=view)
    seen, waiting = set(), [f"/raad{page}" for page in PAGES]
    while waiting and len(seen) < 80:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code in (200, 303), path
        html = answer.text if answer.mimetype == "text/html" else ""
        assert not re.search(r"/raad/(wishes|imports|councils/\d+/archive)", html), path
        links = re.findall(r'href="(/raad/[^"#]*)"', html)
        waiting += [link.replace("&amp;", "&") for link in links if "/static/" not in link]
    assert len(seen) > len(PAGES)


def test_what_is_left_out_has_no_address(lean, tmp_path):
    full, here = small(tmp_path), lean.url_map.bind("")
    gone = [
        rule
        for rule in full.url_map.iter_rules()
        if rule.endpoint.startswith(tuple(f"portal.{name}." for name in OPTIONAL))
    ]
    assert len(gone) > 15
    for rule in gone:
        path = re.sub("<[^>]+>", "1", rule.rule)
        for method in rule.methods - {"HEAD", "OPTIONS"}:
            assert here.match(path, method)[0] == "portal.missing", path
    full.extensions["portal"].engine.dispose()


def test_a_feature_nobody_knows_is_refused(tmp_path):
    with pytest.raises(MountError, match="No feature is called meals"):
        Portal(adapter=None, database_url="sqlite://", folder=tmp_path, without={"meals"})
