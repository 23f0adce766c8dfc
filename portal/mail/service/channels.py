"""By which channel somebody is reached: as the person wants, as far as it can be."""

from collections.abc import Collection, Mapping

from portal import audit
from portal.context import portal
from portal.database import session
from portal.identity import Actor, DirectoryHost, MailHost
from portal.people.models import Channel, Person


def channels_of(people: Collection[Person]) -> Mapping[int, Channel]:
    """The channel of each person, by id.

    Without a wish it is mail; without an address, or a mail server, mail becomes paper.
    """
    mailed = addresses_of(people) if portal().mail is not None else {}
    found = {}
    for person in people:
        wanted = Channel(person.channel or Channel.MAIL)
        no_mail = wanted is Channel.MAIL and person.id not in mailed
        found[person.id] = Channel.PAPER if no_mail else wanted
    return found


def choose(actor: Actor, person: Person, channel: Channel | None) -> None:
    """Keep how the person wants to be reached; none is what fits."""
    if person.channel != channel:
        person.channel = channel
        session.flush()
        audit.record(actor, "person:channel", detail=f"person {person.id}")


def addresses_of(people: Collection[Person]) -> Mapping[int, str]:
    """The e-mail addresses of those who have one, by id."""
    adapter = portal().adapter
    keys = {one.id: one.host_key for one in people if one.host_key and one.left_at is None}
    if isinstance(adapter, DirectoryHost):
        known = adapter.emails_of([key for key in keys.values() if key])
    elif isinstance(adapter, MailHost):
        known = {key: adapter.email_of(key) for key in keys.values() if key}
    else:
        return {}
    return {number: known[key] for number, key in keys.items() if key and known.get(key)}
