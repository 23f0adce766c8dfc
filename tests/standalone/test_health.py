"""The administrator reads whether all is well, and what to do."""

import pytest
from markupsafe import escape

from portal import __version__
from portal.standalone import doctor
from portal.standalone.health import service


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_what_is_off_comes_first_with_what_to_do(client_as, monkeypatch, view):
    monkeypatch.setattr(doctor, "LITTLE_ROOM", 2**60)
    page = client_as("Bea", view=view).get("/health").text
    assert "De schijf is bijna vol" in page
    assert "Maak er ruimte op." in page
    assert __version__ in page
    if view == "standard":
        off, rest = page.index("Hier moet iets gebeuren"), page.index("Dit is verstandig")
        assert off < page.index("De schijf is bijna vol") < rest
        for word in ("database", "back-up", "klok", "werk", "Mail", "TLS"):
            assert word in page[rest:]


def test_when_all_is_well_nothing_asks_for_something(client_as):
    page = client_as("Bea").get("/health").text
    assert "Dit is in orde" in page
    assert "Hier moet iets gebeuren" not in page


def test_what_would_be_wise_is_neither_wrong_nor_well(client_as):
    page = client_as("Bea").get("/health").text
    wise, well = page.index("Dit is verstandig"), page.index("Dit is in orde")
    assert wise < page.index("Er is nog geen back-up") < well < page.index("De schijf heeft")
    picto = client_as("Bea", view="picto").get("/health").text
    assert "Er is nog geen back-up" in picto
    assert "Dit is in orde" not in picto, "that is another screen"
    assert "Dit is in orde" in client_as("Bea", view="picto").get("/health?card=2").text


def test_the_doctor_and_the_page_say_the_same(app, client_as, monkeypatch):
    monkeypatch.setattr(service, "LEAST_ROOM", 2**60)
    page = client_as("Bea").get("/health").text
    with app.test_request_context():
        told = [one.what for one in doctor.inside(thorough=True)]
    assert "De schijf is vol." in told
    assert not [what for what in told if str(escape(what)) not in page]


def test_the_administrator_finds_the_page(client_as):
    assert 'href="/health"' in client_as("Bea").get("/councils").text
    assert 'href="/health"' not in client_as("Anneke").get("/councils").text


def test_a_full_disk_is_told_before_it_breaks_something(app, client_as, monkeypatch):
    monkeypatch.setattr(service, "LEAST_ROOM", 2**60)
    reply = app.test_client().get("/healthz")
    assert (reply.status_code, reply.json["reason"]) == (503, "De schijf is vol.")
    assert "De schijf is vol." in client_as("Bea").get("/health").text
