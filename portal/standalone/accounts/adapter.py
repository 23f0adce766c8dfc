"""The stand-alone application as a host: its accounts, through Flask-Login."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from flask import current_app, url_for
from flask import session as cookie
from flask_login import UserMixin, current_user, logout_user

from portal.context import current_actor
from portal.database import reading, session
from portal.identity import HostUser
from portal.people.models import Person
from portal.residents.models import SignIn
from portal.residents.service import end_sign_in, hashed
from portal.standalone.accounts import service
from portal.standalone.accounts.models import Account


@dataclass(frozen=True)
class SignedIn(UserMixin):  # type: ignore[misc]
    """A live sign-in. Its id is the secret of the sign-in, so an ended one is nobody."""

    token: str
    key: str
    name: str

    def get_id(self) -> str:
        """The secret that Flask-Login keeps in the signed cookie."""
        return self.token


def load_user(token: str) -> SignedIn | None:
    """The user of the secret in the cookie, while the sign-in lives and the account is open."""
    found = session.execute(_LIVE, {"token": hashed(token)}).first()
    return SignedIn(token, found.host_key, found.name) if found else None


_LIVE = (
    sa.select(Person.host_key, Person.name)
    .select_from(SignIn)
    .join(SignIn.person)
    .join(Account, Account.person_id == Person.id)
    .where(
        SignIn.token_hash == sa.bindparam("token"),
        SignIn.ended_at.is_(None),
        SignIn.device_id.is_(None),
        Account.blocked.is_(False),
        Person.host_key.is_not(None),
    )
)


class AccountAdapter:
    """What the portal asks its host, answered from the accounts."""

    def current_user(self) -> HostUser | None:
        """The account signed in in this browser, if its sign-in still lives."""
        user: Any = current_user
        return HostUser(key=user.key, name=user.name) if user.is_authenticated else None

    def sign_in_url(self, next_url: str) -> str:
        """Where a visitor signs in, to come back to ``next_url``."""
        return url_for("portal.accounts.sign_in", next=next_url)

    def sign_out_url(self) -> str:
        """Where the sign-out button posts to."""
        return url_for("portal.accounts.sign_out")

    def vouch(self, email: str, password: str) -> HostUser:
        """Whose e-mail and password these are, tried on a tablet. Raises `RefusedError`."""
        account_id = service.check(
            email,
            password,
            place=f"tablet {current_actor().device_id}",
            demo=bool(current_app.config["HUISRAAD_DEMO"]),
        )
        with reading() as own:
            person = own.scalars(
                sa.select(Person)
                .join(Account, Account.person_id == Person.id)
                .where(Account.id == account_id)
            ).one()
        return HostUser(key=person.host_key or "", name=person.name)

    def forget(self) -> None:
        """Sign the account in this browser out; a kept copy of its cookie is dead."""
        if token := self.ended_token:
            end_sign_in(token)
        logout_user()
        cookie.clear()

    @property
    def ended_token(self) -> str:
        """The secret this browser still carries, also when its sign-in has ended."""
        return str(cookie.get("_user_id", ""))
