"""What surrounds every page: where one can go, and who comes when help is asked."""

from flask import current_app, g, url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.context import portal
from portal.identity import Actor, Role
from portal.people.models import Person
from portal.rendering import Action, Page
from portal.residents import service as residents

# concept, endpoint; the concept is the section's name as well
EVERYONE = (
    ("start", "portal.start.show"),
    ("meetings", "portal.meetings.index"),
    ("decisions", "portal.start.decisions"),
    ("wishes", "portal.wishes.index"),
    ("people", "portal.people.index"),
)
TABLETS = ("tablets", "portal.residents.tablets")
ADMINISTRATION = ("administer", "portal.councils.index")


def navigation(actor: Actor, page: Page) -> list[Action]:
    """The entries of the standard view's menu; ``pressed`` is the one this page is in."""
    if not actor.known:
        return []
    wanted = list(EVERYONE)
    if actor.councils_as(frozenset({Role.SUPPORTER})) or actor.administers:
        wanted.append(TABLETS)
    if policy.may(actor, Permission.ADMINISTER, 0):
        wanted.append(ADMINISTRATION)
    return [
        Action(concept=concept, href=url_for(endpoint), pressed=page.section == concept)
        for concept, endpoint in wanted
        if endpoint in current_app.view_functions
    ]


def helper_of(actor: Actor) -> Person | None:
    """The person whose face stands on the help button: who sits beside, else who is asked first."""
    if "portal_helper" not in g:
        g.portal_helper = residents.helper_of(actor)
    helper: Person | None = g.portal_helper
    return helper


def someone_coming(actor: Actor) -> Person | None:
    """Who has just said to be coming to help, for who sits at a tablet."""
    return residents.someone_coming(actor) if actor.device_id else None


def sign_out_url(actor: Actor) -> str:
    """Where the button that ends the sign-in sends to."""
    if actor.session_id and actor.device_id:
        return url_for("portal.residents.leave")
    return portal().adapter.sign_out_url()
