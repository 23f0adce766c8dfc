"""What the page of a council says of its support, as a card: lists to tick off, handing over."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.coaching.service import checklists
from portal.coaching.service.checklists import Shown
from portal.context import current_actor
from portal.councils.models import Council
from portal.i18n import gettext as _
from portal.people.models import Membership
from portal.rendering import Card, Line


def support_cards(council: Council, supporters: Sequence[Membership]) -> list[Card]:
    """For members and supporter: where support begins and is handed over. Others get none."""
    actor = current_actor()
    own: dict[str, Any] = {"council_id": council.id}
    way = (_("Our support"), "own:supporter", url_for("portal.support.index", **own))
    if not policy.may(actor, Permission.NOTES_VIEW, council.id):
        title, symbol, href = way
        sees = policy.may(actor, Permission.SUPPORT_LIST, council.id)
        return [Card(title=title, symbol=symbol, href=href)] if sees else []
    lists = checklists.of_council(council, supporters)
    rows = [_begun(council, one) for one in lists if one.stands]
    places = [
        way,
        (
            _("What a new supporter must know"),
            "own:give",
            url_for("portal.coaching.handover", **own),
        ),
        (_("Lists to begin with"), "own:form", url_for("portal.coaching.lists", **own)),
        (_("Help from outside"), "openmoji:1F4DE", _at("contacts")),
    ]
    if policy.anywhere(actor, Permission.ROOM_VIEW):
        places.append((_("For supporters"), "openmoji:1F6CB", _at("room")))
    rows += [Card(title=title, symbol=symbol, href=href) for title, symbol, href in places]
    return [Card(title=_("Begin and hand over"), symbol="own:begin", rows=rows)]


def _begun(council: Council, shown: Shown) -> Card:
    return Card(
        title=shown.title,
        href=_at("list_", council_id=council.id, whose=shown.whose),
        symbol="own:new",
        photo_of=shown.supporter,
        lines=[Line(text=shown.told)],
    )


def _at(endpoint: str, **values: Any) -> str:
    return url_for(f"portal.coaching.{endpoint}", **values)
