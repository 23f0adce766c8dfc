"""What people do with minutes, by the service and by the pages."""

import re
from typing import Any

from portal.meetings.models import AgendaItem
from portal.minutes import service as minuting
from portal.minutes.models import Minutes
from tests.looking import row

JSON = {"Accept": "application/json"}


def write(actor: Any, minutes: Minutes, item: Any, text: str, base: str = "") -> str:
    return minuting.save(actor, minutes, item, base=base, text=text).text


def adopted(session: Any, minutes: Minutes, later: Any, as_: Any, clock: Any) -> Minutes:
    write(as_("Hans"), minutes, minutes.meeting.items[1], "Wij praten over eten.")
    minuting.present(as_("Hans"), minutes, minutes.version, later.items[3])
    clock.forward(days=7, minutes=10)
    minuting.adopt(as_("Hans"), minutes, minutes.version)
    return minutes


def put(client: Any, address: str, item: int, text: str, base: str = "") -> Any:
    return client.send(f"{address}/items/{item}", {"text": text, "base": base})


def auto(client: Any, address: str, item: int, text: str, base: str = "", act: str = "k1") -> Any:
    """What the script of the page sends while somebody types."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/who-may-what").text)
    assert found
    fields = {"text": text, "base": base, "act": act, "csrf_token": found[1]}
    return client.post(f"{address}/items/{item}", data=fields, headers=JSON, follow_redirects=True)


def version(client: Any, address: str) -> str:
    found = re.search(r'name="version" value="(\d+)"', client.get(address).text)
    assert found
    return found[1]


def present(client: Any, address: str, session: Any, **more: str) -> Any:
    there = row(session, AgendaItem, AgendaItem.position == 4, AgendaItem.meeting_id == 2)
    at = f"{address}/present"
    return client.send(at, {"item": str(there.id), "version": version(client, at), **more})


def adopt(client: Any, address: str) -> Any:
    return client.send(f"{address}/adopt", {"version": version(client, address)})


def of_first() -> Any:
    return AgendaItem.meeting_id == 1
