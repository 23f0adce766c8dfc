"""How somebody wants to be invited: said by the person, or with them."""

import pytest

from portal.people.models import Person


@pytest.mark.parametrize("view", ["standard", "picto"])
@pytest.mark.parametrize("name", ["Roos", "Sanne", "Bea"])
def test_a_person_says_how_or_somebody_does_it_with_them(client_as, stored, name, view):
    client = client_as(name, view=view)
    screens = [client.get(f"/people/1?card={number}").text for number in (1, 2)]
    assert "/people/1/channel" in "".join(screens)
    assert client.get("/people/1/channel").status_code == 200
    for channel, kept in (("supporter", "supporter"), ("fits", None)):
        assert client.send("/people/1/channel", {"channel": channel}).status_code == 303
        assert stored(lambda s: s.get(Person, 1).channel) == kept
    assert client.send("/people/1/channel", {"channel": "pigeon"}).status_code == 422
