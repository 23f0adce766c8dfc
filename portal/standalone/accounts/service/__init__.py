"""Accounts: passwords as argon2id hashes, few at a time, and limits on failed tries."""

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from threading import BoundedSemaphore

import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error
from sqlalchemy.orm import joinedload

from portal import audit, clock, tries
from portal.calendars import service as calendars
from portal.database import reading, session
from portal.engines import in_order
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor, Proof
from portal.people.models import Person
from portal.residents import service as residents
from portal.residents.models import SignIn
from portal.standalone.accounts.models import Account
from portal.standalone.accounts.service import links

DEMO_DOMAIN = "@huisraad.example"
AT_ONCE = 2
LONGEST_QUEUE = 10.0
"""Seconds that a try waits for its turn; a hash takes well under a tenth of one."""
SHORTEST_PASSWORD = 12
OF_ACCOUNT = 5
OF_PLACE = 20

_hasher = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1)
_room = BoundedSemaphore(AT_ONCE)


class BusyError(RefusedError):
    """Too many people sign in at this moment."""


@contextmanager
def _turn() -> Iterator[None]:
    """A place at the hasher (64 MiB each), or `BusyError` when that takes too long."""
    if not _room.acquire(timeout=LONGEST_QUEUE):
        raise BusyError(_("Many people sign in at this moment. Try again in a minute."))
    try:
        yield
    finally:
        _room.release()


def hash_password(password: str) -> str:
    """The argon2id hash of a password. Raises `BusyError`."""
    with _turn():
        return _hasher.hash(password)


@cache
def _nobody() -> str:
    """A hash that no password has: an unknown address takes as long as a known one."""
    return _hasher.hash("nobody has this password")


def folded(email: str) -> str:
    """An e-mail address as it is stored and compared."""
    return unicodedata.normalize("NFKC", email).strip().casefold()[:200]


def account_key(email: str, familiar: str = "") -> str:
    """What is limited for an account. A browser that signed in before has a limit of its own,
    so that failures from elsewhere do not lock its owner out."""
    key = tries.key("account", folded(email))
    return f"{key}:{familiar[:20]}" if familiar else key


def check(email: str, password: str, *, place: str, familiar: str = "", demo: bool) -> int:
    """The id of the account of this e-mail and password.

    ``place`` is the tablet or address where it is tried, ``familiar`` the mark of a browser
    that signed in to this account before. Needs a request that does not write yet, since
    hashing takes its time. Raises `RefusedError`, in the same words and the same time for
    an unknown address, a wrong password and a blocked account; `tries.TooSoonError` while
    one must wait; `BusyError`.
    """
    limits = [
        tries.Limit(account_key(email, familiar), OF_ACCOUNT),
        tries.Limit(tries.key("place", place), OF_PLACE),
    ]
    with _turn():
        tried = tries.begin(limits)
        with reading() as own:
            account = own.scalar(
                sa.select(Account)
                .options(joinedload(Account.person))
                .where(Account.email == folded(email))
            )
        right = _matches(account.password_hash if account else "", password)
        if account is None or not right or not _is_open(account, demo):
            raise RefusedError(_("This e-mail address and password do not belong together."))
        tries.right(tried)
    return account.id


def _is_open(account: Account, demo: bool) -> bool:
    if account.blocked or account.person.left_at is not None:
        return False
    return demo or not account.email.endswith(DEMO_DOMAIN)


def _matches(stored: str, password: str) -> bool:
    try:
        return _hasher.verify(stored or _nobody(), password) and bool(stored)
    except (Argon2Error, ValueError):
        return False


def add_account(person: Person, email: str, password_hash: str = "") -> Account:
    """Give a person who has none an account. Raises `RefusedError` for an address in use."""
    _check_free(email)
    person.host_key = person.host_key or f"account:{person.id}"
    account = Account(person=person, email=folded(email), password_hash=password_hash)
    session.add(account)
    session.flush()
    return account


def _check_free(email: str, own_id: int = 0) -> None:
    same = sa.select(Account.id).where(Account.email == folded(email), Account.id != own_id)
    if session.scalar(same):
        raise RefusedError(_("Somebody has an account with this address already."), field="email")


def begin_sign_in(account_id: int, *, before: Actor, old_token: str) -> tuple[Account, str]:
    """Sign the account in and return the new secret; what was live in this browser ends."""
    account = session.scalars(
        sa.select(Account).options(joinedload(Account.person)).where(Account.id == account_id)
    ).one()
    if before.device_id:
        residents.end_sign_ins_on(before.device_id)
    if old_token:
        residents.end_sign_in(old_token)
    if account.person.host_key is None:
        account.person.host_key = f"account:{account.person_id}"
    token = residents.begin_sign_in(account.person, proof=Proof.ACCOUNT)
    who = residents.actor_of(account.person, proof=Proof.ACCOUNT)
    audit.record(who, "sign-in")
    return account, token


def accounts() -> Sequence[Account]:
    """Every account, by name."""
    return session.scalars(
        sa.select(Account)
        .join(Account.person)
        .options(joinedload(Account.person))
        .order_by(in_order(Person.name), Account.id)
    ).all()


def account_of(person: Person) -> Account | None:
    """The account of the person, if there is one."""
    query = sa.select(Account).options(joinedload(Account.person))
    return session.scalar(query.where(Account.person_id == person.id))


def give_account(actor: Actor, person: Person, email: str) -> None:
    """Give the person an account at this address, or the account this address.

    What was on its way to another address opens nothing any more. Raises `RefusedError` for
    an address in use.
    """
    own = account_of(person)
    if own is None:
        own = add_account(person, email)
        audit.record(actor, "account made", detail=f"Account {own.id}")
    elif own.email != folded(email):
        _check_free(email, own.id)
        own.email = folded(email)
        links.drop(own)
        audit.record(actor, "account changed", detail=f"Account {own.id}")
    session.flush()


def make_password(token: str, password_hash: str) -> int | None:
    """Keep the password of who has this token, and say whose account it is; none when it is over.

    Whoever was signed in with the password before is signed out.
    """
    account_id = links.use(token)
    if account_id is None:
        return None
    own = session.get_one(Account, account_id, options=[joinedload(Account.person)])
    own.password_hash = password_hash
    sign_out_everywhere(own)
    tries.lift(account_key(own.email))
    audit.record(
        residents.actor_of(own.person, proof=Proof.ACCOUNT),
        "password made",
        detail=f"Account {own.id}",
    )
    session.flush()
    return own.id


def waiting(all_accounts: Sequence[Account]) -> frozenset[int]:
    """The accounts that must wait before the next try."""
    keys = {account_key(one.email): one.id for one in all_accounts}
    return frozenset(keys[key] for key in tries.waits(list(keys), OF_ACCOUNT))


def lift(actor: Actor, one: Account) -> None:
    """Let the account's owner try again now."""
    tries.lift(account_key(one.email))
    audit.record(actor, "sign-in wait lifted", detail=f"Account {one.id}")


def set_blocked(actor: Actor, one: Account, blocked: bool) -> None:
    """Close or open an account; closing signs its owner out everywhere. Raises `RefusedError`."""
    if blocked and one.person_id == actor.person_id:
        raise RefusedError(_("You cannot close your own account."))
    one.blocked = blocked
    if blocked:
        sign_out_everywhere(one)
        links.drop(one)
        calendars.stop(actor, one.person_id)
    audit.record(
        actor, "account closed" if blocked else "account opened", detail=f"Account {one.id}"
    )
    session.flush()


def sign_out_everywhere(one: Account) -> None:
    """End what the account opened: its own sign-ins, and those with its owner beside somebody."""
    own = sa.and_(SignIn.person_id == one.person_id, SignIn.proof == Proof.ACCOUNT)
    theirs = sa.or_(own, SignIn.helper_id == one.person_id)
    ended = sa.update(SignIn).where(theirs, SignIn.ended_at.is_(None))
    session.execute(ended.values(ended_at=clock.now()))
