"""Tablets of a house: how a browser becomes one, and whose faces it shows."""

import base64
import secrets
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal import audit, clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.councils.models import House
from portal.database import session
from portal.engines import in_order
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor, HostUser, Proof
from portal.people.models import Person
from portal.residents.models import Device, DeviceKind, Enrolment
from portal.residents.service.identification import (
    actor_of,
    end_sign_ins_on,
    hashed,
    new_token,
    tablet,
)

CODE_LASTS = timedelta(minutes=15)


def _letters(code: str) -> str:
    """A code as it was made, however it was typed: capitals and digits only."""
    return "".join(c for c in code.upper()[:60] if c.isascii() and c.isalnum())


def make_enrolment(
    actor: Actor, house: House, name: str, kind: DeviceKind = DeviceKind.TABLET
) -> str:
    """A code that makes one browser a tablet or screen of the house, once and soon: 50 random
    bits."""
    letters = base64.b32encode(secrets.token_bytes(10)).decode()[:10]
    session.add(
        Enrolment(
            house_id=house.id,
            kind=kind,
            name=name,
            code_hash=hashed(letters),
            made_by_id=actor.person_id,
            expires_at=clock.now() + CODE_LASTS,
        )
    )
    audit.record(actor, "tablet code", detail=f"House {house.id}")
    session.flush()
    return f"{letters[:5]}-{letters[5:]}"


def enrolment_of(code: str) -> Enrolment | None:
    """The enrolment of a code that still works."""
    return session.scalar(
        sa.select(Enrolment).where(
            Enrolment.code_hash == hashed(_letters(code)),
            Enrolment.used_at.is_(None),
            Enrolment.expires_at > clock.now(),
        )
    )


def enrol(actor: Actor, code: str) -> str:
    """Make this browser the tablet or screen of the code; returns the secret for its cookie.

    What is enrolled again is one device: what it was before is revoked. A tablet begins locked.
    Raises `RefusedError` when the code is used, over or wrong.
    """
    enrolment = enrolment_of(code)
    if enrolment is None:
        raise RefusedError(_("This code does not work any more. Ask for a new one."))
    enrolment.used_at = clock.now()
    if old := tablet():
        revoke(actor, old)
    secret = new_token()
    device = Device(
        house_id=enrolment.house_id,
        kind=enrolment.kind,
        locked=enrolment.kind == DeviceKind.TABLET,
        name=enrolment.name,
        token_hash=hashed(secret),
        enrolled_by_id=enrolment.made_by_id,
        enrolled_at=clock.now(),
    )
    session.add(device)
    session.flush()
    audit.record(actor, "tablet enrolled", detail=f"Device {device.id}")
    return secret


def tablets_of(house: House) -> Sequence[Device]:
    """The tablets and screens of the house that work, by name."""
    return session.scalars(
        sa.select(Device)
        .where(Device.house_id == house.id, Device.revoked_at.is_(None))
        .order_by(in_order(Device.name), Device.id)
    ).all()


def set_device(actor: Actor, device: Device, values: Mapping[str, Any]) -> None:
    """Give a tablet or screen its name, and a tablet how it waits, sees and is locked."""
    if values.get("locked", device.locked) != device.locked:
        what = "tablet unlocked" if device.locked else "tablet locked"
        audit.record(actor, what, detail=f"Device {device.id}")
    for name, value in values.items():
        setattr(device, name, value)
    session.flush()


def revoke(actor: Actor, device: Device) -> None:
    """End a tablet or screen: it says so from now on, and whoever used it is signed out."""
    device.revoked_at = clock.now()
    end_sign_ins_on(device.id)
    audit.record(actor, "tablet revoked", detail=f"Device {device.id}")
    session.flush()


def houses(allowed: sa.ColumnElement[bool]) -> Sequence[House]:
    """The houses that the condition allows, by name."""
    return session.scalars(sa.select(House).where(allowed).order_by(in_order(House.name))).all()


def faces_of(house_id: int, allowed: sa.ColumnElement[bool] | None = None) -> Sequence[Person]:
    """Who lives in the house, by the name they are called; only whom the condition allows."""
    query = sa.select(Person).where(Person.house_id == house_id, Person.left_at.is_(None))
    if allowed is not None:
        query = query.where(allowed)
    return session.scalars(
        query.order_by(in_order(Person.call_name), in_order(Person.name), Person.id)
    ).all()


def housemate(house_id: int, person_id: int) -> Person | None:
    """This person, when living in the house."""
    return session.scalar(
        sa.select(Person).where(
            Person.id == person_id, Person.house_id == house_id, Person.left_at.is_(None)
        )
    )


def helper_beside(user: HostUser, house_id: int) -> Person:
    """The person of the host's user, when a begeleider or supporter of the house.

    Raises `RefusedError` for anybody else: a housemate cannot vouch for a housemate.
    """
    person = session.scalar(
        sa.select(Person)
        .options(joinedload(Person.house))
        .where(Person.host_key == user.key, Person.left_at.is_(None))
    )
    if person is not None:
        asks = policy.where(actor_of(person, proof=Proof.ACCOUNT), Permission.HELP_ANSWER)
        if session.scalar(sa.select(House.id).where(House.id == house_id, asks)):
            return person
    raise RefusedError(_("Only a begeleider or supporter of this house can do this."))
