"""The first people of a new portal, and passwords that were forgotten: from the command line."""

import sqlalchemy as sa

from portal.councils.models import Organisation
from portal.database import session
from portal.people.models import Person
from portal.standalone.accounts.models import Account
from portal.standalone.accounts.service import (
    SHORTEST_PASSWORD,
    add_account,
    folded,
    hash_password,
)


class NotPossibleError(RuntimeError):
    """An account cannot be made or changed like this."""


def hashed(password: str) -> str:
    """The password as it is stored. Raises `NotPossibleError` for a short one."""
    if len(password) < SHORTEST_PASSWORD:
        raise NotPossibleError(f"A password has {SHORTEST_PASSWORD} characters or more.")
    return hash_password(password)


def name_organisation(name: str) -> None:
    """Give a new portal its organisation; one that has a name keeps it."""
    if session.scalar(sa.select(Organisation.id).limit(1)) is None:
        session.add(Organisation(name=name))
        session.flush()


def give_account(
    email: str, password_hash: str, *, name: str = "", person_id: int = 0, administers: bool = False
) -> bool:
    """Give the person of this id, or else a new one of this name, an account.

    An e-mail address that has an account gets a new password. Returns whether the account is
    new. Raises `NotPossibleError`.
    """
    account = session.scalar(sa.select(Account).where(Account.email == folded(email)))
    if account is not None:
        account.password_hash = password_hash
        return False
    person = session.get(Person, person_id) if person_id else None
    if person is None:
        if person_id or not name:
            raise NotPossibleError("Say --name for a new person, or --person with a known id.")
        person = Person(name=name, call_name=name.split()[0][:40], administers=administers)
        session.add(person)
        session.flush()
    if session.scalar(sa.select(Account.id).where(Account.person_id == person.id)):
        raise NotPossibleError("This person has an account with another e-mail address.")
    add_account(person, email, password_hash)
    return True
