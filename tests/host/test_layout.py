"""The standard view inside the host's layout; our menu in the host's; templates by name."""

import re

import pytest
from jinja2 import DictLoader

from portal.rendering import LayoutError
from tests.client import check_page
from tests.host.conftest import Visitor
from tests.host.intranet import BASE, HOME, intranet, small


@pytest.fixture
def framed(tmp_path, demo_people):
    app = intranet(tmp_path, layout="base.html")
    app.ids = demo_people(app)
    yield app
    app.extensions["portal"].engine.dispose()


@pytest.fixture
def visitor(framed):
    return Visitor(framed, "/council").sign_in("sanne")


def test_the_standard_view_is_drawn_in_the_hosts_layout(framed, visitor):
    page = visitor.get(f"/meetings/{framed.ids['meeting']}")
    assert page.status_code == 200
    check_page(page.text)
    head, body = page.text.split("</head>")
    assert '<meta name="csrf"' in head, "what stands in the head of the host"
    for name in ("standard", "meetings"):
        assert re.search(rf"hosted-{name}\.css\?v=\w{{12}}", head)
    assert "/static/css" not in head
    assert "<title>Vergadering" in head
    assert '<body class="intranet">' in body
    assert "Zorg Kantine Overleggen in het zorgkantoor" in body, "the host's names are the host's"
    assert '<div class="huisraad" lang="nl"><div data-view="standard"' in body
    assert "script-src" not in page.headers["Content-Security-Policy"]


def test_forms_work_there(visitor):
    assert visitor.send("/language", language="en").status_code == 303
    assert 'class="huisraad" lang="en"' in visitor.get("/").text
    assert visitor.client.get("/").text.count("Welkom"), "the host keeps its language"


def test_what_is_not_there_is_said_in_the_layout_too(visitor):
    missing = visitor.get("/nowhere")
    assert missing.status_code == 404
    assert '<body class="intranet">' in missing.text
    check_page(missing.text)


def test_the_picto_view_stays_a_whole_page(framed, sign_in_as):
    page = sign_in_as(framed, "Roos", view="picto").get("/council/")
    assert "intranet" not in page.text
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    check_page(page.text)


def test_a_fault_of_the_layout_is_not_hidden_behind_another(framed, sign_in_as):
    framed.jinja_loader = DictLoader(
        {"base.html": BASE.replace("{% block content %}{% endblock %}", ""), "home.html": HOME}
    )
    with pytest.raises(LayoutError, match=r"base\.html has no block that is called content"):
        sign_in_as(framed, "Sanne").get("/council/")


def test_what_is_printed_is_alone_on_its_page(framed, visitor):
    page = visitor.get(f"/meetings/{framed.ids['meeting']}/wall")
    assert page.status_code == 200
    assert "intranet" not in page.text


def test_a_fault_of_ours_is_said_without_the_layout(framed, visitor, monkeypatch):
    framed.testing = False
    framed.logger.disabled = True
    monkeypatch.setitem(framed.view_functions, "portal.decisions.index", lambda: 1 // 0)
    broken = visitor.get("/decisions")
    assert broken.status_code == 500
    assert "intranet" not in broken.text
    check_page(broken.text)


def test_our_menu_is_for_the_hosts_own(framed, visitor):
    def places(page):
        found = re.findall(r'<nav aria-label="Intranet">(.*?)</nav>', page.text, re.DOTALL)
        return re.findall(r'<a href="([^"]+)"( aria-current="page")?>([^<]+)</a>', found[0])

    on_host = places(visitor.client.get("/?council"))
    assert ("/council/people", "", "Mensen") in on_host
    assert all(not current for _address, current, _label in on_host)
    on_ours = places(visitor.get("/decisions"))
    assert [label for _address, current, label in on_ours if current] == ["Besluiten"]
    assert places(framed.test_client().get("/?council")) == []


def test_a_host_overrides_a_template_by_its_name(tmp_path, demo_people, sign_in_as):
    app = small(tmp_path)
    own = "{% extends kit.layout %}{% block main %}<h1>Ons</h1>{% endblock %}"
    app.jinja_loader = DictLoader({"portal/pages/cards.html": own})
    demo_people(app)
    page = sign_in_as(app, "Sanne").get("/raad/decisions").text
    assert "<h1>Ons</h1>" in page
    assert 'class="std"' in page
    app.extensions["portal"].engine.dispose()
