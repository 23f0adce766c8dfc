"""The door, and the administrator's list of accounts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from portal.i18n import gettext as _
from portal.rendering import Action, Card, Chip, FormPage, Line, Page
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


@dataclass(frozen=True, kw_only=True)
class AccountsPage(Page):
    """Who can sign in with a password, and who must wait after wrong ones."""

    @classmethod
    def of(
        cls, accounts: Sequence[Account], waiting: Collection[int], refused: str = ""
    ) -> "AccountsPage":
        """One row an account."""
        rows = [_row(one, one.id in waiting) for one in accounts]
        return cls(
            title=_("Accounts"),
            symbol="own:card",
            section="administer",
            banner=Chip(text=refused, tone="alarm", mark="warning") if refused else None,
            cards=[Card(title=_("Who can sign in with a password"), rows=rows)] if rows else [],
            empty=Line(text=_("Nobody has an account yet."), symbol="own:card"),
        )


def _row(one: Account, waits: bool) -> Card:
    chips = []
    if waits:
        chips.append(Chip(text=_("Must wait"), tone="alarm", mark="clock"))
    if one.blocked:
        chips.append(Chip(text=_("Account closed"), tone="plain", mark="lock"))
    actions = []
    if waits:
        lift = url_for("portal.accounts.lift", account_id=one.id)
        actions.append(Action(concept="try-again", label=_("Let in now"), href=lift, post=True))
    change = url_for("portal.accounts.change", account_id=one.id)
    if one.blocked:
        open_ = [("blocked", "")]
        actions.append(
            Action(
                concept="yes", label=_("Open this account"), href=change, post=True, fields=open_
            )
        )
    else:
        actions.append(
            Action(
                concept="remove",
                label=_("Close this account"),
                href=change,
                post=True,
                fields=[("blocked", "1")],
                tone="quiet",
                confirm=_("Close the account of %(name)s?", name=one.person.name),
            )
        )
    return Card(
        title=one.person.name,
        photo_of=one.person,
        text=one.email,
        chips=chips,
        actions=actions,
    )
