"""People, in the browser's eyes."""

import re
from typing import Any

from portal.people.models import Helper, Membership
from tests.looking import named, row, rows


def send(client: Any, address: str, **fields: Any) -> Any:
    """Open the page and send its form, as a browser does."""
    page = client.get(address).get_data(as_text=True)
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    version = re.search(r'name="version" value="([^"]+)"', page)
    assert token is not None
    data = {"csrf_token": token[1], **fields}
    if version and "version" not in fields:
        data["version"] = version[1]
    return client.post(address, data=data, content_type="multipart/form-data")


def test_a_supporter_writes_down_a_new_member_and_the_chair_confirms(
    session: Any, client_as: Any
) -> None:
    session.rollback()
    made = send(
        client_as("Sanne"),
        "/councils/1/people/new",
        name="Nora Blom",
        call_name="Nora",
        house="0",
        view="standard",
        role="member",
        represents="Theo Jansen",
    )
    assert made.status_code == 303
    nora = named(session, "Nora")
    one = row(session, Membership, Membership.person_id == nora.id)
    assert (one.role, one.represents, one.client, one.confirmed_at) == (
        "member",
        "Theo Jansen",
        False,
        None,
    )


def test_somebody_without_house_or_role_is_not_for_a_supporter_to_make(
    session: Any, client_as: Any
) -> None:
    session.rollback()
    fields = {"name": "X Y", "call_name": "X", "house": "0", "view": "standard", "role": ""}
    assert send(client_as("Sanne"), "/councils/1/people/new", **fields).status_code == 422
    assert send(client_as("Bea"), "/councils/1/people/new", **fields).status_code == 303


def test_two_who_change_one_person_do_not_overwrite_each_other(
    session: Any, client_as: Any
) -> None:
    roos = named(session, "Roos")
    fields = {"name": "Roos Visser", "call_name": "Roosje", "house": "1", "view": "picto"}
    sanne, address = client_as("Sanne"), f"/people/{roos.id}/edit"
    version = str(roos.version)
    again = {**fields, "call_name": "Rosa"}
    assert send(sanne, address, **fields, version=version).status_code in (303, 409)
    late = send(sanne, address, **again, version="1")
    assert late.status_code == 409
    assert "Roosje" in late.get_data(as_text=True)
    assert "Rosa" in late.get_data(as_text=True)


def test_who_helps_is_said_and_unsaid(session: Any, client_as: Any) -> None:
    roos, bas = named(session, "Roos"), named(session, "Hans")
    sanne = client_as("Sanne")
    address = f"/people/{roos.id}/helpers/new"
    assert send(sanne, address, helper=str(bas.id)).status_code == 303
    assert send(sanne, address, helper=str(bas.id)).status_code == 422
    assert send(sanne, address, helper="0").status_code == 422
    helping = rows(session, Helper, Helper.person_id == roos.id)
    assert bas.id in {one.helper_id for one in helping}


def test_names_of_any_kind_are_shown_as_they_were_typed(session: Any, client_as: Any) -> None:
    session.rollback()
    wild = '<b>"Ro\'os"</b> {{7*7}} \u202e\0🙂 ' + "a" * 60
    fields = {"name": wild, "call_name": "<i>R", "house": "1", "view": "picto", "role": ""}
    sanne = client_as("Sanne")
    made = send(sanne, "/councils/1/people/new", **fields)
    assert made.status_code == 303
    page = sanne.get(made.location).get_data(as_text=True)
    assert "&lt;b&gt;" in page
    assert "{{7*7}}" in page
    long = {**fields, "name": "a" * 10_000, "call_name": "b" * 41}
    assert send(sanne, "/councils/1/people/new", **long).status_code == 422
