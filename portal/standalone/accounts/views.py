"""Signing in and out with an account, making its password, and what the administrator does."""

import secrets
from datetime import timedelta

from flask import Blueprint, current_app, g, redirect, request, url_for
from flask import session as cookie
from flask.typing import ResponseReturnValue
from flask_login import login_user
from itsdangerous import BadSignature, Signer

from portal import clock, database
from portal.access.guard import ensure_administrator, requires
from portal.access.permissions import Permission
from portal.context import current_actor, portal
from portal.cookies import renew_form_secret, signer
from portal.errors import RefusedError
from portal.identity import HostUser
from portal.jobs import service as jobs
from portal.jobs.models import JobState
from portal.people.models import Person
from portal.rendering import render
from portal.residents import service as residents
from portal.returning import own_path
from portal.standalone.accounts import pages, service
from portal.standalone.accounts.adapter import AccountAdapter, SignedIn
from portal.standalone.accounts.forms import AccountForm, PasswordForm, SignInForm
from portal.standalone.accounts.models import Account
from portal.standalone.accounts.service import links
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
    """The door; renews the session, and goes on to where one was going. There is none on a screen
    or on a locked tablet."""
    actor, device = current_actor(), residents.tablet()
    if device and (device.locked or actor.screen_house):
        return redirect(url_for(actor.door), 303)
    form = SignInForm(request.form, next=request.args.get("next", ""))
    page = pages.SignInPage.of(form, on_tablet=bool(actor.device_id))
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
    accounts = service.accounts()
    return render(pages.accounts_page(accounts, service.waiting(accounts)))


@bp.get("/people/<int:person_id>/account")
@requires(Permission.PERSON_VIEW, subject="person_id")
def show(person: Person) -> ResponseReturnValue:
    """How this person signs in: for the administrator, as all of this."""
    ensure_administrator(current_actor())
    return _shown(person)


def _shown(person: Person, refused: str = "") -> ResponseReturnValue:
    own = service.account_of(person)
    link = links.of(own) if own else None
    out = None
    if own and link:
        job = links.mail_of(own) if link.by_mail else None
        done = job is None or job.state == JobState.DONE
        trouble = "" if done else jobs.trouble(job)
        out = pages.Out(until=link.until, by_mail=link.by_mail, trouble=trouble)
    page = pages.account_page(
        person,
        own,
        out,
        waits=bool(own and service.waiting([own])),
        mails=portal().mail is not None,
        refused=refused,
    )
    return render(page, 422 if refused else 200)


@bp.route("/people/<int:person_id>/account/address", methods=["GET", "POST"])
@requires(Permission.PERSON_VIEW, subject="person_id")
def make(person: Person) -> ResponseReturnValue:
    """Say with which address this person signs in; the first time that makes the account."""
    ensure_administrator(current_actor())
    own = service.account_of(person)
    form = AccountForm(request.form, data={"email": own.email if own else ""})
    if form.sent():
        try:
            service.give_account(current_actor(), person, str(form.email.data))
            return redirect(_show(person), 303)
        except RefusedError as error:
            form.refuse(error)
    return render(pages.make_page(person, form), 422 if request.method == "POST" else 200)


@bp.post("/people/<int:person_id>/account/mail")
@requires(Permission.PERSON_VIEW, subject="person_id")
def mail(person: Person) -> ResponseReturnValue:
    """Mail the person an address at which to make a password."""
    own = _open_account(person)
    if own and portal().mail:
        links.by_mail(current_actor(), own, _address(links.TOKEN))
    return redirect(_show(person), 303)


@bp.post("/people/<int:person_id>/account/letter")
@requires(Permission.PERSON_VIEW, subject="person_id")
def letter(person: Person) -> ResponseReturnValue:
    """That address on paper, shown once: printed again it is another one."""
    own = _open_account(person)
    if own is None:
        return redirect(_show(person), 303)
    token = links.on_paper(current_actor(), own)
    return render(pages.letter_page(own, _address(token), clock.now() + links.LASTS))


@bp.post("/people/<int:person_id>/account/lift")
@requires(Permission.PERSON_VIEW, subject="person_id")
def lift(person: Person) -> ResponseReturnValue:
    """Let somebody try again who must wait."""
    if own := _open_account(person):
        service.lift(current_actor(), own)
    return redirect(_show(person), 303)


@bp.post("/people/<int:person_id>/account")
@requires(Permission.PERSON_VIEW, subject="person_id")
def change(person: Person) -> ResponseReturnValue:
    """Close or open an account."""
    ensure_administrator(current_actor())
    if own := service.account_of(person):
        try:
            service.set_blocked(current_actor(), own, bool(request.form.get("blocked")))
        except RefusedError as error:
            return _shown(person, error.message)
    return redirect(_show(person), 303)


def _open_account(person: Person) -> Account | None:
    """The person's account, unless it is closed; to the administrator only."""
    ensure_administrator(current_actor())
    own = service.account_of(person)
    return own if own and not own.blocked else None


@bp.route("/password/<string(maxlength=60):token>", methods=["GET", "POST"])
@requires(Permission.PUBLIC, alone=True)
def password(token: str) -> ResponseReturnValue:
    """Make the own password with an address that works once, and be signed in."""
    own = links.owner(token)
    if own is None:
        return render(pages.over_page(), 404)
    form = PasswordForm(request.form)
    if not form.sent():
        page = pages.password_page(own, form)
        return render(page, 422 if request.method == "POST" else 200)
    password_hash = service.hash_password(str(form.password.data))
    database.begin(writes=True)
    account_id = service.make_password(token, password_hash)
    if account_id is None:
        return render(pages.over_page(), 404)
    response = let_in(account_id, url_for("portal.start.show"))
    g.portal_not_an_act = False  # tapped twice, the second time finds it done
    return response


def _address(token: str) -> str:
    return url_for(".password", token=token, _external=True)


def _show(person: Person) -> str:
    return url_for(".show", person_id=person.id)
