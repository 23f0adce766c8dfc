"""Signing in and out with an account, and the administrator's list of accounts."""

import secrets
from datetime import timedelta

from flask import Blueprint, abort, current_app, g, redirect, request, url_for
from flask import session as cookie
from flask.typing import ResponseReturnValue
from flask_login import login_user
from itsdangerous import BadSignature, Signer

from portal import database
from portal.access.guard import bounded, ensure_administrator, requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.cookies import renew_form_secret, signer
from portal.errors import RefusedError
from portal.identity import HostUser
from portal.rendering import render
from portal.residents import service as residents
from portal.returning import own_path
from portal.standalone.accounts import service
from portal.standalone.accounts.adapter import AccountAdapter, SignedIn
from portal.standalone.accounts.forms import SignInForm
from portal.standalone.accounts.pages import AccountsPage, SignInPage
from portal.tries import TooSoonError

FAMILIAR_COOKIE = "huisraad_familiar"
FAMILIAR = timedelta(days=365)

bp = Blueprint("accounts", __name__)


def _signer() -> Signer:
    return signer("huisraad.familiar")


def _familiar(email: str) -> str:
    """The mark of this browser, when it signed in to this account before."""
    try:
        mark = _signer().unsign(request.cookies.get(FAMILIAR_COOKIE, "")[:200]).decode()
    except BadSignature:
        return ""
    whose, _, name = mark.rpartition(".")
    return name if whose == service.account_key(email) else ""


def _place() -> str:
    actor = current_actor()
    return f"tablet {actor.device_id}" if actor.device_id else f"address {request.remote_addr}"


@bp.route("/sign-in", methods=["GET", "POST"])
@requires(Permission.PUBLIC, alone=True)
def sign_in() -> ResponseReturnValue:
    """The door; renews the session, and goes on to where one was going."""
    actor = current_actor()
    form = SignInForm(request.form, next=request.args.get("next", ""))
    page = SignInPage.of(form, on_tablet=bool(actor.device_id))
    if not form.sent():
        return render(page, 422 if request.method == "POST" else 200)
    email = str(form.email.data)
    try:
        account_id = service.check(
            email,
            str(form.password.data),
            place=_place(),
            familiar=_familiar(email),
            demo=bool(current_app.config["HUISRAAD_DEMO"]),
        )
    except RefusedError as error:
        form.refuse(error)
        return render(page, _status(error))
    database.begin(writes=True)
    return let_in(account_id, own_path(form.next.data))


def _status(error: RefusedError) -> int:
    if isinstance(error, TooSoonError):
        return 429
    return 503 if isinstance(error, service.BusyError) else 422


def let_in(account_id: int, onward: str) -> ResponseReturnValue:
    """Sign the account in, in the transaction under way, and go on to ``onward``."""
    actor = current_actor()
    old = str(cookie.get("_user_id", ""))
    account, token = service.begin_sign_in(account_id, before=actor, old_token=old)
    person = account.person
    cookie.clear()
    renew_form_secret()
    login_user(SignedIn(token, HostUser(key=str(person.host_key), name=person.name)))
    cookie.permanent = not actor.device_id
    g.portal_not_an_act = True
    if residents.draft_of(person.id):
        onward = url_for("portal.residents.again", next=onward)
    response = redirect(onward, 303)
    residents.drop_cookie(response, residents.PERSON_COOKIE)
    if actor.device_id:
        residents.stamp(response, person.id)
    else:
        mark = f"{service.account_key(account.email)}.{secrets.token_urlsafe(12)}"
        residents.keep_cookie(response, FAMILIAR_COOKIE, _signer().sign(mark).decode(), FAMILIAR)
    return response


@bp.post("/sign-out")
@requires(Permission.PUBLIC)
def sign_out() -> ResponseReturnValue:
    """End the sign-in: its cookie is dead, also when somebody kept a copy."""
    device_id = current_actor().device_id
    AccountAdapter().forget()
    renew_form_secret()
    g.portal_not_an_act = True
    door = "portal.residents.faces" if device_id else "portal.accounts.sign_in"
    response = redirect(url_for(door), 303)
    residents.drop_cookie(response, residents.SEEN_COOKIE)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@bp.get("/accounts")
@requires(Permission.SIGNED_IN)
def index() -> ResponseReturnValue:
    """Every account: for the administrator."""
    ensure_administrator(current_actor())
    return _list()


def _list(refused: str = "") -> ResponseReturnValue:
    accounts = service.accounts()
    page = AccountsPage.of(accounts, service.waiting(accounts), refused)
    return render(page, 422 if refused else 200)


@bp.post("/accounts/<int:account_id>/lift")
@requires(Permission.SIGNED_IN)
def lift(account_id: int) -> ResponseReturnValue:
    """Let somebody try again who must wait."""
    ensure_administrator(current_actor())
    service.lift(current_actor(), service.account(bounded(account_id)) or abort(404))
    return redirect(url_for("portal.accounts.index"), 303)


@bp.post("/accounts/<int:account_id>")
@requires(Permission.SIGNED_IN)
def change(account_id: int) -> ResponseReturnValue:
    """Close or open an account."""
    ensure_administrator(current_actor())
    account = service.account(bounded(account_id)) or abort(404)
    try:
        service.set_blocked(current_actor(), account, bool(request.form.get("blocked")))
    except RefusedError as error:
        return _list(error.message)
    return redirect(url_for("portal.accounts.index"), 303)
