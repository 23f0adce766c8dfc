"""Two who save at one moment, on both engines: what each was told is kept stands there."""

import re
from typing import Any

import pytest
import sqlalchemy as sa

from portal.minutes.models import Change, Minutes, Section
from tests.looking import row, rows
from tests.loopback import Browser, at_once, running

pytestmark = pytest.mark.engines


def signed_in(app: Any, client_as: Any, port: int, name: str) -> Browser:
    client = client_as(name)
    cookie = client.get_cookie("huisraad_session")
    assert cookie is not None
    return Browser(port, {"huisraad_session": cookie.value})


def test_two_who_save_at_once_both_stand_there(
    app: Any, session: Any, minutes: Minutes, client_as: Any
) -> None:
    item = minutes.meeting.items[1].id
    session.commit()
    path = f"/minutes/{minutes.id}/items/{item}"
    with running(app) as port:
        people = [signed_in(app, client_as, port, name) for name in ("Hans", "Anneke")]
        base = ""
        for turn in range(4):
            requests = []
            for who, browser in zip(("Hans", "Anneke"), people, strict=True):
                form = browser.form(f"/minutes/{minutes.id}/write", having="base")
                text = f"{base}\n{who} {turn}.".strip()
                requests.append(browser.raw(path, form | {"base": base, "text": text}))
            assert [reply.status for reply in at_once(port, requests)] == [303, 303]
            base = row(session, Section).text
    assert sorted(re.findall(r"\w+ \d\.", base)) == sorted(
        f"{who} {n}." for who in ("Anneke", "Hans") for n in range(4)
    )
    assert rows(session, Change)[-1].text == base


def test_two_who_begin_at_once_make_one(
    app: Any, session: Any, meeting: Any, client_as: Any, person: Any
) -> None:
    taker = str(person("Hans").id)
    session.commit()
    path = f"/meetings/{meeting.id}/minutes"
    with running(app) as port:
        people = [signed_in(app, client_as, port, name) for name in ("Hans", "Anneke")]
        requests = [
            one.raw(path, one.form(path, having="taker") | {"taker": taker}) for one in people
        ]
        assert [reply.status for reply in at_once(port, requests)] == [303, 303]
    assert len(rows(session, Minutes)) == 1


def test_who_saves_while_it_is_presented_is_kept_or_told(
    app: Any, session: Any, minutes: Minutes, client_as: Any
) -> None:
    item = minutes.meeting.items[1].id
    session.add(Section(minutes_id=minutes.id, item_id=item, title="Eten", text="Een."))
    session.commit()
    at = f"/minutes/{minutes.id}"
    with running(app) as port:
        hans, anneke = (signed_in(app, client_as, port, name) for name in ("Hans", "Anneke"))
        typed = hans.form(f"{at}/write", having="base") | {"base": "Een.", "text": "Een. Twee."}
        shown = anneke.form(f"{at}/present", having="version")
        requests = [hans.raw(f"{at}/items/{item}", typed), anneke.raw(f"{at}/present", shown)]
        saved, presented = at_once(port, requests)
    assert presented.status == 303
    text = session.scalar(sa.select(Section.text))
    assert (saved.status, text) in ((303, "Een. Twee."), (422, "Een."))
