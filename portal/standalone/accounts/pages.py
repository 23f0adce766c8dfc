"""The door, what the administrator sees of accounts, and where one makes a password."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from flask import url_for

from portal.i18n import day
from portal.i18n import gettext as _
from portal.people.models import Person
from portal.rendering import Action, Card, Chip, FormPage, Line, Page
from portal.residents.service import square_of
from portal.standalone.accounts.forms import SignInForm
from portal.standalone.accounts.models import Account

OBJECTS = ("1FA91", "1FAD6", "1F4FB", "1F4DA", "1FAB4")
"""What stands on the shelf beside the door: chair, teapot, radio, books, plant."""


@dataclass(frozen=True, kw_only=True)
class SignInPage(FormPage):
    """E-mail and password, or the way for who lives in the house."""

    template: ClassVar[str] = "accounts/sign_in"

    shelf: Sequence[str] = tuple(f"openmoji:{code}" for code in OBJECTS)
    tablet: str = ""

    @classmethod
    def of(cls, form: SignInForm, *, on_tablet: bool) -> "SignInPage":
        """The page; on a tablet of the house it leads back to the faces."""
        faces = url_for("portal.residents.faces")
        return cls(
            title=_("Sign in"),
            form=form,
            save="sign-in",
            back=faces if on_tablet else "",
            tablet=faces if on_tablet else url_for("portal.residents.door"),
        )


def accounts_page(accounts: Sequence[Account], waiting: Collection[int]) -> Page:
    """Who can sign in with a password, and who must wait after wrong ones; each a way further."""
    rows = [
        Card(
            title=one.person.name,
            href=_at(".show", one.person),
            photo_of=one.person,
            lines=[Line(text=one.email)],
            chips=_chips(one, one.id in waiting),
        )
        for one in accounts
    ]
    return Page(
        title=_("Accounts"),
        symbol="own:card",
        section="administer",
        back=url_for("portal.councils.index"),
        lede=_("Give somebody an account on the page of that person."),
        cards=[Card(title=_("Who can sign in with a password"), rows=rows)] if rows else [],
        empty=Line(text=_("Nobody has an account yet."), symbol="own:card"),
    )


def _chips(one: Account, waits: bool) -> list[Chip]:
    chips = []
    if waits:
        chips.append(Chip(text=_("Must wait"), tone="alarm", mark="clock"))
    if one.blocked:
        chips.append(Chip(text=_("Account closed"), tone="plain", mark="lock"))
    elif not one.password_hash:
        chips.append(Chip(text=_("No password yet"), tone="sun", mark="clock"))
    return chips


@dataclass(frozen=True, kw_only=True)
class Out:
    """The address that is out for an account: until when, by mail or on paper, and what is wrong
    with the mail."""

    until: datetime
    by_mail: bool
    trouble: str = ""


def account_page(
    person: Person,
    own: Account | None,
    out: Out | None,
    *,
    waits: bool,
    mails: bool,
    refused: str = "",
) -> Page:
    """How a person signs in, and what the administrator does about that.

    ``mails`` says whether there is a mail server.
    """
    if own is None:
        make = Action(concept="account.make", href=_at(".make", person), tone="main")
        cards = [
            Card(
                title=_("%(name)s has no account.", name=person.call_name),
                photo_of=person,
                lines=[Line(text=_("An account is for who has an e-mail address."))],
                actions=[make],
            )
        ]
    else:
        cards = [_account_card(own, waits)]
        if not own.blocked:
            cards.append(_password_card(own, out, mails))
    return Page(
        **_frame(person),
        title=_("Account of %(name)s", name=person.call_name),
        back=url_for("portal.people.show", person_id=person.id),
        banner=Chip(text=refused, tone="alarm", mark="warning") if refused else None,
        cards=cards,
    )


def _account_card(own: Account, waits: bool) -> Card:
    person = own.person
    actions = []
    if waits:
        lift = _at(".lift", person)
        actions.append(Action(concept="try-again", label=_("Let in now"), href=lift, post=True))
    if own.blocked:
        change = Action(
            concept="yes",
            label=_("Open this account"),
            href=_at(".change", person),
            post=True,
            fields=[("blocked", "")],
        )
    else:
        mend = Action(concept="edit", label=_("Another address"), href=_at(".make", person))
        change = Action(
            concept="remove",
            label=_("Close this account"),
            href=_at(".change", person),
            post=True,
            fields=[("blocked", "1")],
            tone="quiet",
            confirm=_(
                "Close the account of %(name)s? This signs out everywhere.", name=person.name
            ),
        )
        actions.append(mend)
    return Card(
        title=_("%(name)s signs in with", name=person.call_name),
        photo_of=person,
        lines=[Line(text=own.email, symbol="openmoji:1F4E7")],
        chips=_chips(own, waits),
        actions=[*actions, change],
    )


def _password_card(own: Account, out: Out | None, mails: bool) -> Card:
    """A password is made by its owner alone: with an address that works once."""
    person = own.person
    told = [Line(text=_("Nobody else sees the password."), symbol="own:secret")]
    if out and out.trouble:
        told.append(Line(text=_("The mail is not sent: %(why)s", why=out.trouble), symbol="own:no"))
    elif out:
        on_the_way = (
            _("A mail with an address is out. It works until %(day)s.")
            if out.by_mail
            else _("A letter with an address is out. It works until %(day)s.")
        ) % {"day": day(out.until)}
        told.append(Line(text=on_the_way, symbol="openmoji:2709"))
    ways = [Action(concept="account.letter", href=_at(".letter", person), post=True)]
    if mails:
        ways.insert(0, Action(concept="account.mail", href=_at(".mail", person), post=True))
    return Card(
        title=_("%(name)s makes a new password", name=person.call_name)
        if own.password_hash
        else _("%(name)s makes a password", name=person.call_name),
        symbol="own:card",
        lines=told,
        actions=ways,
    )


def make_page(person: Person, form: Any) -> FormPage:
    """Say where somebody signs in with."""
    title = _("Account of %(name)s", name=person.call_name)
    return FormPage(**_frame(person), title=title, back=_at(".show", person), form=form)


@dataclass(frozen=True, kw_only=True)
class LetterPage(Page):
    """The address at which a person makes a password, on paper: shown once."""

    template: ClassVar[str] = "accounts/letter"
    for_paper: ClassVar[bool] = True

    person: Any = None
    lines: Sequence[Line] = ()
    address: str = ""
    square: str = ""


def letter_page(own: Account, address: str, until: datetime) -> Page:
    """The letter for the owner of the account."""
    lines = [
        Line(text=_("Make a password of your own."), symbol="own:card"),
        Line(text=_("You sign in with %(email)s.", email=own.email), symbol="openmoji:1F4E7"),
        Line(
            text=_("This works once, until %(day)s.", day=day(until)),
            symbol="openmoji:1F4C5",
        ),
    ]
    return LetterPage(
        **_frame(own.person),
        title=_("A letter for %(name)s", name=own.person.call_name),
        lede=_("Print it now. It is shown only once."),
        back=_at(".show", own.person),
        person=own.person,
        lines=lines,
        address=address,
        square=square_of(address),
    )


def password_page(own: Account, form: Any) -> FormPage:
    """Make a password; to nobody else this page is there."""
    return FormPage(
        title=_("Make your password"),
        symbol="own:card",
        lede=_("For %(name)s, who signs in with %(email)s", name=own.person.name, email=own.email),
        form=form,
    )


def over_page() -> Page:
    """The address has been used, or is too old."""
    return Page(
        title=_("This does not work any more"),
        symbol="own:later",
        empty=Line(text=_("Ask the administrator for a new address."), symbol="own:help"),
    )


def _frame(person: Person) -> dict[str, Any]:
    """What the pages about a person's account have in common: where they hang."""
    shown = url_for("portal.people.show", person_id=person.id)
    crumbs = [(_("People"), url_for("portal.people.index")), (person.name, shown)]
    return {"symbol": "own:card", "section": "people", "crumbs": crumbs}


def _at(endpoint: str, person: Person) -> str:
    at: dict[str, Any] = {"person_id": person.id}
    return url_for(f"portal.accounts{endpoint}", **at)
