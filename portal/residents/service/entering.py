"""From here on somebody is signed in on this tablet."""

from flask import g, redirect, url_for
from werkzeug.wrappers import Response

from portal.context import current_actor
from portal.cookies import keep_cookie, renew_form_secret
from portal.database import session
from portal.identity import Proof
from portal.people.models import Person
from portal.residents.models import Device
from portal.residents.service.drafts import draft_of
from portal.residents.service.identification import PERSON_COOKIE, begin_sign_in, stamp


def signed_in(
    person: Person, proof: Proof, onward: str, *, helper: Person | None = None
) -> Response:
    """A new sign-in on this tablet, and the way on; the one before ends, and its forms with it."""
    device = session.get(Device, current_actor().device_id)
    assert device is not None
    token = begin_sign_in(person, proof=proof, device=device, helper=helper)
    renew_form_secret()
    g.portal_not_an_act = True
    if proof is not Proof.FACE and draft_of(person.id):
        onward = url_for("portal.residents.again", next=onward)
    response = redirect(onward, 303)
    keep_cookie(response, PERSON_COOKIE, token)
    stamp(response, person.id)
    return response
