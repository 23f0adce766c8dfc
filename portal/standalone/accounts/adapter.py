"""The stand-alone application as a host: its accounts, through Flask-Login."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from flask import current_app, url_for
from flask import session as cookie
from flask_login import UserMixin, current_user, logout_user

from portal.context import current_actor
from portal.database import reading, rows, session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import HostUser
from portal.people.models import Person
from portal.residents.models import SignIn
from portal.residents.service import KNOWN, end_sign_in, hashed
from portal.standalone.accounts import service
from portal.standalone.accounts.models import Account
from portal.standalone.tls.network import KEY as NETWORK
from portal.tries import TooSoonError


@dataclass(frozen=True)
class SignedIn(UserMixin):  # type: ignore[misc]
    """A live sign-in. Its id is the secret of the sign-in, so an ended one is nobody."""

    token: str
    host_user: HostUser

    def get_id(self) -> str:
        """The secret that Flask-Login keeps in the signed cookie."""
        return self.token


def load_user(token: str) -> SignedIn | None:
    """The user of the secret in the cookie, while the sign-in lives and the account is open."""
    found = next(iter(rows(_LIVE, token=hashed(token))), None)
    if found is None:
        return None
    return SignedIn(token, HostUser(key=found.host_key, name=found.name, person=found))


_LIVE = (
    sa.select(Person.host_key, *KNOWN)
    .select_from(SignIn)
    .join(SignIn.person)
    .join(Account, Account.person_id == Person.id)
    .where(
        SignIn.token_hash == sa.bindparam("token"),
        SignIn.ended_at.is_(None),
        SignIn.device_id.is_(None),
        Account.blocked.is_(False),
        Person.host_key.is_not(None),
        Person.left_at.is_(None),
    )
)


class AccountAdapter:
    """What the portal asks its host, answered from the accounts."""

    def current_user(self) -> HostUser | None:
        """The account signed in in this browser, if its sign-in still lives."""
        user: Any = current_user
        return user.host_user if user.is_authenticated else None

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

    def confirm(self, password: str) -> None:
        """Raise `RefusedError` when this is not the password of who is signed in.

        Its failures are counted apart: they do not keep anybody from signing in.
        """
        user = self.current_user()
        email = self.email_of(user.key) if user else ""
        try:
            service.check(
                email,
                password,
                place=f"confirm {email}",
                familiar="confirm",
                demo=bool(current_app.config["HUISRAAD_DEMO"]),
            )
        except (TooSoonError, service.BusyError):
            raise
        except RefusedError as error:
            raise RefusedError(_("This is not your password."), field="password") from error

    def email_of(self, key: str) -> str:
        """The e-mail address of the account, unless it is closed."""
        return self.emails_of([key]).get(key, "")

    def emails_of(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The e-mail addresses of these accounts, but for those that are closed."""
        found = session.execute(
            sa.select(Person.host_key, Account.email)
            .join(Account.person)
            .where(Person.host_key.in_(keys), Account.blocked.is_(False))
        )
        return {str(key): email for key, email in found}

    def forget(self) -> None:
        """Sign the account in this browser out; a kept copy of its cookie is dead."""
        if token := self.ended_token:
            end_sign_in(token)
        logout_user()
        cookie.clear()

    def trust_url(self) -> str:
        """The address for a device of the house, while the server speaks TLS by itself."""
        return url_for("portal.trust.square") if NETWORK in current_app.extensions else ""

    @property
    def ended_token(self) -> str:
        """The secret this browser still carries, also when its sign-in has ended."""
        return str(cookie.get("_user_id", ""))
