"""The addresses of the cash book."""

from datetime import date
from io import BytesIO
from typing import Any

from flask import Blueprint, Response, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.cashbook import pages
from portal.cashbook import service as book
from portal.cashbook.forms import CheckForm, CorrectForm, EntryForm, SignForm
from portal.cashbook.models import CashCheck, CashEntry
from portal.context import View, current_actor, current_view
from portal.councils.models import Council
from portal.errors import RefusedError
from portal.files import given_to_keep
from portal.i18n import gettext as _
from portal.printing import service as printing
from portal.rendering import Action, Chip, render
from portal.spreadsheets import as_csv

bp = Blueprint("cashbook", __name__)
YEARS = range(2000, 2201)


@bp.get("/councils/<int:council_id>/cashbook")
@requires(Permission.CASHBOOK_VIEW, subject="council_id")
def index(council: Council) -> ResponseReturnValue:
    """A year of the book."""
    year = _year()
    sums = book.sums_of(council, year)
    waiting = book.open_check(council.id)
    page = pages.book_page(
        council,
        year,
        sums,
        entries=book.entries_of(council, year),
        drafts=book.drafts_of(council),
        checks=book.checks_of(council),
        waiting=waiting,
        ceilings=book.ceilings(council, year, sums),
        actions=_acts(council, waiting),
        besides=_besides(council, year),
    )
    return render(page)


def _acts(council: Council, waiting: CashCheck | None) -> list[Action]:
    actor, own = current_actor(), {"council_id": council.id}
    acts = []
    if policy.may(actor, Permission.CASHBOOK_DRAFT, council.id):
        acts.append(Action(concept="cash.enter", href=_at("enter", **own), tone="main"))
    if policy.may(actor, Permission.CASHBOOK_CHECK, council.id):
        if waiting and waiting.first_by_id != actor.person_id:
            acts.append(Action(concept="cash.sign", href=_at("sign", **own)))
        acts.append(Action(concept="cash.check", href=_at("check", **own)))
    return acts


def _besides(council: Council, year: int) -> list[Action]:
    found = [
        Action(
            concept=concept,
            href=pages.book_address(council.id, one),
            label=str(one),
            tone="quiet",
        )
        for concept, one in (("back", year - 1), ("next", year + 1))
        if one in YEARS and one <= book.today().year
    ]
    if current_actor().device_id is None:
        own: dict[str, Any] = {"council_id": council.id, "year": year}
        found.append(Action(concept="print", href=_at("pdf", **own), tone="quiet"))
        found.append(Action(concept="facility.export", href=_at("table", **own), tone="quiet"))
    return found


@bp.get("/councils/<int:council_id>/cashbook/totals")
@requires(Permission.CASHBOOK_TOTALS, subject="council_id")
def totals(council: Council) -> ResponseReturnValue:
    """What a year cost up to the last check."""
    year, until = _year(), book.checked_until(council.id)
    last = min(until, date(year, 12, 31)) if until and until.year >= year else None
    sums = book.sums_of(council, year, last) if last else None
    return render(pages.totals_page(council, year, sums, last))


@bp.get("/councils/<int:council_id>/cashbook/<int:year>/pdf")
@requires(Permission.CASHBOOK_VIEW, subject="council_id")
def pdf(council: Council, year: int) -> ResponseReturnValue:
    """A year as a PDF, in the reader's own view."""
    printing.not_on_a_tablet()
    if year not in YEARS:
        abort(404)
    document = pages.printed(
        council,
        year,
        book.sums_of(council, year),
        book.entries_of(council, year),
        book.checks_of(council),
        large=current_view() is View.PICTO,
    )
    return printing.given(document)


@bp.get("/councils/<int:council_id>/cashbook/<int:year>/table")
@requires(Permission.CASHBOOK_VIEW, subject="council_id")
def table(council: Council, year: int) -> Response:
    """A year as a table to keep; not on a shared tablet, where it would stay."""
    printing.not_on_a_tablet()
    if year not in YEARS:
        abort(404)
    rows = pages.table(book.entries_of(council, year), book.sums_of(council, year))
    return given_to_keep(BytesIO(as_csv(rows)), "text/csv", f"kasboek-{year}-{council.id}.csv")


@bp.route("/councils/<int:council_id>/cashbook/new", methods=["GET", "POST"])
@requires(Permission.CASHBOOK_DRAFT, subject="council_id")
def enter(council: Council) -> ResponseReturnValue:
    """Write an entry; what the supporter writes is a draft."""
    actor, form = current_actor(), EntryForm(request.form)
    keeps = policy.may(actor, Permission.CASHBOOK_KEEP, council.id)
    if form.sent():
        try:
            made = book.enter(actor, council, form.typed, confirms=keeps)
            return redirect(pages.book_address(council.id, made.year), 303)
        except RefusedError as error:
            form.refuse(error)
    if keeps:
        lede = _("What stands in the book stays. A mistake is corrected with a new line.")
    else:
        lede = _("This is a draft. The treasurer, chair or secretary confirms it.")
    return _asked(council, form, "cash.enter", lede)


@bp.route("/councils/<int:council_id>/cashbook/check", methods=["GET", "POST"])
@requires(Permission.CASHBOOK_CHECK, subject="council_id")
def check(council: Council) -> ResponseReturnValue:
    """Be the first who looked through the book."""
    form = CheckForm(request.form, data={"until": book.today()})
    if form.sent():
        try:
            book.check(
                current_actor(), council, form.until.data or book.today(), form.remark.data or ""
            )
            return redirect(pages.book_address(council.id), 303)
        except RefusedError as error:
            form.refuse(error)
    return _asked(
        council, form, "cash.check", _("You say: it is right. A second person looks too.")
    )


@bp.route("/councils/<int:council_id>/cashbook/sign", methods=["GET", "POST"])
@requires(Permission.CASHBOOK_CHECK, subject="council_id")
def sign(council: Council) -> ResponseReturnValue:
    """Be the second who looked through the book."""
    waiting, form = book.open_check(council.id), SignForm(request.form)
    if waiting is None:
        return redirect(pages.book_address(council.id), 303)
    if form.sent():
        try:
            book.sign(current_actor(), waiting, form.remark.data or "")
            return redirect(pages.book_address(council.id), 303)
        except RefusedError as error:
            form.refuse(error)
    lede = _(
        "%(name)s says: it is right, and there is %(amount)s.",
        name=waiting.first_by.call_name,
        amount=book.said(waiting.balance),
    )
    return _asked(council, form, "cash.sign", lede)


@bp.get("/cash-entries/<int:entry_id>")
@requires(Permission.CASH_ENTRY_VIEW, subject="entry_id")
def show(entry: CashEntry) -> ResponseReturnValue:
    """One entry of the book."""
    return _shown(entry)


def _shown(entry: CashEntry, message: str = "", status: int = 200) -> ResponseReturnValue:
    actor = current_actor()
    page = pages.entry_page(
        entry,
        book.correction_of(entry),
        keeps=policy.may(actor, Permission.CASH_ENTRY_KEEP, entry.council_id),
        drops=policy.may(actor, Permission.CASH_ENTRY_DROP, entry.council_id),
        banner=Chip(text=message, tone="alarm", mark="warning") if message else None,
    )
    return render(page, status)


@bp.post("/cash-entries/<int:entry_id>/confirm")
@requires(Permission.CASH_ENTRY_KEEP, subject="entry_id")
def confirm(entry: CashEntry) -> ResponseReturnValue:
    """Put a draft in the book."""
    try:
        book.confirm(current_actor(), entry)
    except RefusedError as error:
        return _shown(entry, error.message, 422)
    return redirect(pages.book_address(entry.council_id, entry.year), 303)


@bp.post("/cash-entries/<int:entry_id>/remove")
@requires(Permission.CASH_ENTRY_DROP, subject="entry_id")
def drop(entry: CashEntry) -> ResponseReturnValue:
    """Throw a draft away."""
    back = pages.book_address(entry.council_id, entry.year)
    try:
        book.drop(current_actor(), entry)
    except RefusedError as error:
        return _shown(entry, error.message, 422)
    return redirect(back, 303)


@bp.route("/cash-entries/<int:entry_id>/correct", methods=["GET", "POST"])
@requires(Permission.CASH_ENTRY_KEEP, subject="entry_id")
def correct(entry: CashEntry) -> ResponseReturnValue:
    """Take an entry back by a counter-entry."""
    form = CorrectForm(request.form)
    if form.sent():
        try:
            book.correct(current_actor(), entry, form.why.data or "")
            return redirect(pages.address(entry), 303)
        except RefusedError as error:
            form.refuse(error)
    lede = _("The line stays in the book. A new line takes its amount back.")
    return _asked(entry.council, form, "cash.correct", lede, pages.address(entry))


def _asked(
    council: Council, form: Any, concept: str, lede: str, back: str = ""
) -> ResponseReturnValue:
    page = pages.form_page(council, form, concept, back or pages.book_address(council.id), lede)
    return render(page, 422 if request.method == "POST" else 200)


def _at(endpoint: str, **values: Any) -> str:
    return url_for(f".{endpoint}", **values)


def _year() -> int:
    year = request.args.get("year", type=int) or book.today().year
    if year not in YEARS:
        abort(404)
    return year
