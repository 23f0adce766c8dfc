"""Who is this? Sign-ins of residents on a tablet, and of accounts."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from flask import g, request
from itsdangerous import BadSignature
from sqlalchemy.orm import joinedload
from werkzeug.wrappers import Response

from portal import clock
from portal.context import current_actor, portal
from portal.cookies import keep_cookie, signer
from portal.councils.models import Council, CouncilState
from portal.database import rows, session
from portal.identity import Actor, Proof, TabletHost
from portal.people.models import Person
from portal.residents.models import Device, DeviceKind, SignIn
from portal.residents.service.rights import KNOWN
from portal.residents.service.rights import actor_of as actor_of
from portal.returning import looked_again

DEVICE_COOKIE = "huisraad_tablet"
DEVICE_LASTS = timedelta(days=2 * 365)
PERSON_COOKIE = "huisraad_person"
SEEN_COOKIE = "huisraad_seen"
WALL_HEADER = "Huisraad-Wall"
"""With it a tablet asks for a page as anybody in the house may read it, to carry it along."""
GRACE = timedelta(minutes=1)
"""What the page needs beyond the time of the tablet: it warns, and tells the server itself."""


def hashed(token: str) -> str:
    """The form in which a secret is stored: SHA-256, enough for 128 random bits and more."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_token() -> str:
    """A fresh secret of 192 random bits."""
    return secrets.token_urlsafe(24)


def identify() -> Actor:
    """The actor of this request: a resident on a tablet, else the host's user, else nobody.

    On a screen of the house there is never anybody, and on a locked tablet nobody with an account.
    """
    device, sign_in = _device()
    ended = device.kind if device is not None and device.revoked_at is not None else ""
    g.portal_tablet = device = None if ended else device
    if device is not None and device.kind == DeviceKind.SCREEN:
        return screen_in(device.house_id)
    if device is not None and _asks_for_the_wall():
        return _nobody_at(device)
    if device is not None and sign_in is not None:
        return actor_of(
            sign_in.person,
            proof=Proof(sign_in.proof),
            helper=sign_in.helper,
            device=device,
            session_id=sign_in.id,
        )
    locked = device is not None and device.locked
    if not locked and (user := portal().adapter.current_user()):
        person = user.person or next(iter(rows(_BY_HOST_KEY, key=user.key)), None)
        if person is not None and not (device and _account_is_idle(person.id, device)):
            return actor_of(person, proof=Proof.ACCOUNT, device=device)
    if device is not None:
        return _nobody_at(device)
    return Actor(switched_off=ended)


def _nobody_at(device: Device) -> Actor:
    """The tablet itself, with nobody signed in."""
    return Actor(
        device_id=device.id,
        device_house=device.house_id,
        house_councils=_councils_of_houses({device.house_id}),
        wall=_asks_for_the_wall(),
    )


def _asks_for_the_wall() -> bool:
    return request.method == "GET" and WALL_HEADER in request.headers


def wall_actor() -> Actor:
    """Who reads what hangs on the wall: anybody at the tablet of this request, if it is one."""
    device = tablet()
    return _nobody_at(device) if device else Actor()


def idle_seconds() -> int:
    """How long the tablet of this request keeps somebody signed in without a touch."""
    device = tablet()
    return int(device.idle.total_seconds()) if device else 0


def screen_in(house_id: int) -> Actor:
    """A screen of the house: nobody, who sees what hangs on the wall there."""
    return Actor(screen_house=house_id, house_councils=_councils_of_houses({house_id}))


def tablet() -> Device | None:
    """The tablet or screen of this request, as it is set."""
    current_actor()
    found: Device | None = g.get("portal_tablet")
    return found


_BY_HOST_KEY = sa.select(*KNOWN).where(
    Person.host_key == sa.bindparam("key"), Person.left_at.is_(None)
)


def _device() -> tuple[Device | None, SignIn | None]:
    """The device of this request, also one that was switched off, and who is signed in on it: one
    statement."""
    token, person = (request.cookies.get(one, "")[:200] for one in (DEVICE_COOKIE, PERSON_COOKIE))
    if not token:
        return None, None
    device, found = next(
        iter(session.execute(_ON_TABLET, {"tablet": hashed(token), "person": hashed(person)})),
        (None, None),
    )
    if found is None:
        return device, None
    seen = _seen(found.person_id)
    last = max(seen, found.began_at) if seen else found.began_at
    return device, found if device and clock.now() - last <= device.idle + GRACE else None


_ON_TABLET = (
    sa.select(Device, SignIn)
    .outerjoin(
        SignIn,
        sa.and_(
            SignIn.device_id == Device.id,
            Device.revoked_at.is_(None),
            SignIn.token_hash == sa.bindparam("person"),
            SignIn.ended_at.is_(None),
            SignIn.person.has(Person.left_at.is_(None)),
        ),
    )
    .options(joinedload(SignIn.person), joinedload(SignIn.helper))
    .where(Device.token_hash == sa.bindparam("tablet"))
)


def _seen(person_id: int) -> datetime | None:
    """When this browser last had an answer for the person, if its stamp is ours."""
    try:
        stamp = signer("huisraad.seen").unsign(request.cookies.get(SEEN_COOKIE, "")[:200]).decode()
        whose, at = stamp.split(".")
        return datetime.fromtimestamp(int(at), UTC) if int(whose) == person_id else None
    except (BadSignature, ValueError, OverflowError, OSError):
        return None


def _account_is_idle(person_id: int, device: Device) -> bool:
    """Whether an account on a tablet was left alone; a host that signs in itself decides that."""
    if not isinstance(portal().adapter, TabletHost):
        return False
    seen = _seen(person_id)
    return seen is None or clock.now() - seen > device.idle + GRACE


def stamp(response: Response, person_id: int) -> None:
    """Write down in the browser, signed, that the person is there at this moment.

    The time of the last answer travels with the browser instead of being stored, so that
    reading a page writes nothing; a stamp cannot be forged or renewed without a live sign-in.
    """
    value = f"{person_id}.{int(clock.now().timestamp())}"
    keep_cookie(response, SEEN_COOKIE, signer("huisraad.seen").sign(value).decode())


def keep_awake(response: Response) -> Response:
    """Renew the stamp with every page that somebody opens on a tablet; not one that reloads."""
    actor: Actor | None = g.get("portal_actor")
    page = response.mimetype == "text/html" and not response.location
    if actor and actor.person_id and actor.device_id and page and not looked_again():
        stamp(response, actor.person_id)
    return response


def owner_of_ended_sign_in() -> int | None:
    """Whose sign-in this browser still carries although it has ended."""
    tokens = [
        request.cookies.get(PERSON_COOKIE, ""),
        getattr(portal().adapter, "ended_token", ""),
    ]
    known = [hashed(t[:200]) for t in tokens if t]
    if not known:
        return None
    return session.scalar(sa.select(SignIn.person_id).where(SignIn.token_hash.in_(known)))


def was_here(actor: Actor, person_id: int) -> bool:
    """Whether the person was signed in on the tablet that the actor uses."""
    found = sa.select(SignIn.id).where(
        SignIn.device_id == (actor.device_id or 0), SignIn.person_id == person_id
    )
    return session.scalar(found.limit(1)) is not None


def _councils_of_houses(houses: set[int]) -> frozenset[int]:
    rows = session.scalars(
        sa.select(Council.id).where(
            Council.house_id.in_(sorted(houses)), Council.state != CouncilState.DISSOLVED
        )
    )
    return frozenset(rows)


def begin_sign_in(
    person: Person, *, proof: Proof, device: Device | None = None, helper: Person | None = None
) -> str:
    """Begin a sign-in and return its secret; on a tablet the one before ends."""
    if device is not None:
        end_sign_ins_on(device.id)
    token = new_token()
    session.add(
        SignIn(
            token_hash=hashed(token),
            person_id=person.id,
            device_id=device.id if device else None,
            proof=proof,
            helper_id=helper.id if helper else None,
            began_at=clock.now(),
        )
    )
    session.flush()
    return token


def end_sign_in(token: str) -> None:
    """End the sign-in of this secret: the cookie is dead from here on, replayed or not."""
    session.execute(
        sa.update(SignIn)
        .where(SignIn.token_hash == hashed(token), SignIn.ended_at.is_(None))
        .values(ended_at=clock.now())
    )


def end_sign_ins_on(device_id: int) -> None:
    """End whoever is signed in on the tablet."""
    session.execute(
        sa.update(SignIn)
        .where(SignIn.device_id == device_id, SignIn.ended_at.is_(None))
        .values(ended_at=clock.now())
    )


def end_sign_ins_of(person_id: int) -> None:
    """End what the person's card opened, on every tablet: a lost card opens nothing."""
    session.execute(
        sa.update(SignIn)
        .where(
            SignIn.person_id == person_id,
            SignIn.proof == Proof.CARD,
            SignIn.ended_at.is_(None),
        )
        .values(ended_at=clock.now())
    )
