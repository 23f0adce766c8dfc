"""Tablets: a code for a new one, the tablet that opens it, names, switching off."""

import segno
from flask import abort, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import bounded, requires
from portal.access.permissions import Permission
from portal.context import current_actor, portal
from portal.councils.models import House
from portal.database import session
from portal.errors import RefusedError
from portal.identity import TabletHost, TrustHost
from portal.rendering import render
from portal.residents import service
from portal.residents.forms import CodeForm, EnrolForm, NewDeviceForm, form_of
from portal.residents.models import Device, DeviceKind
from portal.residents.pages import (
    CodePage,
    DevicePage,
    DoorPage,
    EnrolPage,
    OverPage,
    SwitchedOffPage,
    TabletsPage,
)
from portal.residents.views import bp


@bp.get("/tablets")
@requires(Permission.SIGNED_IN)
def tablets() -> ResponseReturnValue:
    """The tablets of every house that the reader supports or works in."""
    actor = current_actor()
    managed = service.houses(policy.where(actor, Permission.TABLET_MANAGE))
    works_in = service.houses(policy.where(actor, Permission.HELP_ANSWER))
    both = sorted({*managed, *works_in}, key=lambda house: house.name)
    adapter = portal().adapter
    trust = adapter.trust_url() if isinstance(adapter, TrustHost) else ""
    tablets = {one: service.tablets_of(one) for one in both}
    return render(TabletsPage.of(tablets, managed, trust))


@bp.route("/houses/<int:house_id>/tablets/new", methods=["GET", "POST"])
@requires(Permission.TABLET_MANAGE, subject="house_id")
def new_tablet(house: House) -> ResponseReturnValue:
    """Name a new tablet or screen; the answer is its code, shown once."""
    form = NewDeviceForm(request.form)
    if not form.sent():
        page = DevicePage.new(form, house)
        return render(page, 422 if request.method == "POST" else 200)
    kind = DeviceKind(form.kind.data)
    code = service.make_enrolment(current_actor(), house, str(form.name.data), kind)
    link = url_for("portal.residents.enrol", code=code, _external=True)
    square = segno.make(link, error="m", micro=False).svg_data_uri(border=2, scale=6)
    return render(CodePage.of(code, link, square, house, kind))


@bp.route("/houses/<int:house_id>/tablets/<int:device_id>", methods=["GET", "POST"])
@requires(Permission.TABLET_MANAGE, subject="house_id")
def set_tablet(house: House, device_id: int) -> ResponseReturnValue:
    """The name of a tablet or screen; of a tablet how long it waits, its camera and its lock."""
    device = _tablet(house, device_id)
    form = form_of(device)(request.form, obj=device)
    if not form.sent():
        page = DevicePage.of(form, device)
        return render(page, 422 if request.method == "POST" else 200)
    service.set_device(current_actor(), device, {one.name: one.data for one in form.fields})
    return redirect(url_for("portal.residents.tablets"), 303)


@bp.post("/houses/<int:house_id>/tablets/<int:device_id>/revoke")
@requires(Permission.TABLET_MANAGE, subject="house_id")
def revoke_tablet(house: House, device_id: int) -> ResponseReturnValue:
    """Switch a tablet or screen off: at its next request it says so."""
    service.revoke(current_actor(), _tablet(house, device_id))
    return redirect(url_for("portal.residents.tablets"), 303)


@bp.get("/tablet")
@requires(Permission.PUBLIC)
def door() -> ResponseReturnValue:
    """For who lives in a house; with a code, the way to its page. A tablet that was switched off
    says so."""
    if code := request.args.get("code", "").strip()[:40]:
        return redirect(url_for("portal.residents.enrol", code=code), 303)
    ended = current_actor().switched_off
    if ended and not request.args.get("new"):
        return render(SwitchedOffPage.of(ended))
    return render(DoorPage.of(CodeForm()))


@bp.post("/tablet")
@requires(Permission.PUBLIC)
def type_code() -> ResponseReturnValue:
    """A code that was typed over."""
    form = CodeForm(request.form)
    if not form.sent():
        return render(DoorPage.of(form), 422)
    g.portal_not_an_act = True
    return redirect(url_for("portal.residents.enrol", code=form.code.data), 303)


@bp.route("/tablet/<string(maxlength=40):code>", methods=["GET", "POST"])
@requires(Permission.PUBLIC)
def enrol(code: str) -> ResponseReturnValue:
    """Ask, and then make this browser a tablet or screen of the house; who was signed in here is
    not."""
    enrolment = service.enrolment_of(code)
    if enrolment is None:
        return render(OverPage.of(), 404)
    form = EnrolForm(request.form)
    if not form.sent():
        house = session.get_one(House, enrolment.house_id)
        return render(EnrolPage.of(form, enrolment, house))
    try:
        secret = service.enrol(current_actor(), code)
    except RefusedError:
        return render(OverPage.of(), 404)
    adapter = portal().adapter
    if isinstance(adapter, TabletHost):
        adapter.forget()
    g.portal_not_an_act = True
    screen = enrolment.kind == DeviceKind.SCREEN
    onward = "portal.start.screen" if screen else "portal.residents.faces"
    response = redirect(url_for(onward), 303)
    service.keep_cookie(response, service.DEVICE_COOKIE, secret, service.DEVICE_LASTS)
    service.drop_cookie(response, service.PERSON_COOKIE)
    return response


def _tablet(house: House, device_id: int) -> Device:
    device = session.get(Device, bounded(device_id))
    if device is None or device.house_id != house.id or device.revoked_at is not None:
        abort(404)
    return device
