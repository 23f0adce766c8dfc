"""Making an agenda: items are added, changed, removed, put back, ordered."""

from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.agenda import service
from portal.agenda.forms import EditItemForm, ItemForm, OrderForm, TemplateForm
from portal.agenda.models import PURPOSES, AgendaTemplate
from portal.agenda.pages import OrderPage, Step, templates_page
from portal.attendance import service as attendance
from portal.context import current_actor
from portal.councils.models import Council
from portal.easytext import service as easytext
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.meetings.models import AgendaItem, Meeting, Purpose
from portal.rendering import Chip, FormPage, render

bp = Blueprint("agenda", __name__)

THEN_EASY = "item.easy"
"""The second button of an item: save it, and go on to its easy text."""


@bp.route("/meetings/<int:meeting_id>/items/new", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, subject="meeting_id")
def add(meeting: Meeting) -> ResponseReturnValue:
    """Add an item at the end of the agenda."""
    form = ItemForm(request.form, people=attendance.people_of(meeting.council_id))
    if form.sent():
        try:
            item = service.add_item(current_actor(), meeting, form.item)
        except RefusedError as error:
            form.refuse(error)
        else:
            return redirect(_after(item), 303)
    page = FormPage(
        form=form, save="item.add", then=THEN_EASY, **_frame(meeting, _("New agenda item"))
    )
    return render(page, 422 if request.method == "POST" else 200)


@bp.route("/items/<int:item_id>/edit", methods=["GET", "POST"])
@requires(Permission.ITEM_EDIT, subject="item_id")
def edit(item: AgendaItem) -> ResponseReturnValue:
    """Change an item; what somebody else saved meanwhile is shown, never overwritten."""
    people = attendance.people_of(item.meeting.council_id)
    if item.owner is not None and item.owner not in people:
        people = [*people, item.owner]
    form = EditItemForm(request.form, obj=item, people=people)
    page: dict[str, Any] = _frame(item.meeting, _("Edit: %(item)s", item=item.title))
    back = url_for("portal.meetings.item", item_id=item.id)
    page |= {"back": back, "form": form, "then": THEN_EASY}
    if form.sent():
        try:
            service.change_item(current_actor(), item, form.item, form.version.data)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as conflict:
            form.version.process_data(conflict.version)
            return render(FormPage(theirs=_theirs(item, form), **page), 409)
        else:
            return redirect(_after(item), 303)
    return render(FormPage(**page), 422 if request.method == "POST" else 200)


def _after(item: AgendaItem) -> str:
    """Where a saved item leads: to its easy text when that was asked, else to the agenda."""
    if request.form.get("then") == THEN_EASY and not item.is_break:
        return url_for("portal.easytext.edit", easy_text_id=easytext.begin(item).id)
    return _place(item.meeting, anchor=f"item-{item.id}")


def _theirs(item: AgendaItem, form: EditItemForm) -> dict[str, str]:
    """What stands there now, in words, as far as it differs from what was typed."""
    mine = form.item
    there = {
        "title": (item.title, mine.title, item.title),
        "purpose": (item.purpose, mine.purpose, str(PURPOSES[Purpose(item.purpose)][0])),
        "minutes": (item.minutes, mine.minutes, str(item.minutes)),
        "owner_id": (
            item.owner_id,
            mine.owner_id,
            item.owner.name if item.owner else _("nobody yet"),
        ),
        "text": (item.text, mine.text, item.text),
        "shows_actions": (
            item.shows_actions,
            mine.shows_actions,
            _("yes") if item.shows_actions else _("no"),
        ),
        "is_break": (item.is_break, mine.is_break, _("yes") if item.is_break else _("no")),
    }
    differing = {k: words for k, (now, typed, words) in there.items() if now != typed}
    return differing or {"title": item.title}


@bp.post("/items/<int:item_id>/remove")
@requires(Permission.ITEM_EDIT, subject="item_id")
def remove(item: AgendaItem) -> ResponseReturnValue:
    """Take an item off the agenda; the next page offers to put it back."""
    try:
        place = service.remove_item(current_actor(), item)
    except RefusedError as error:
        return _refused(item.meeting, error)
    where = url_for(
        "portal.meetings.show", meeting_id=item.meeting_id, removed=item.id, place=place
    )
    return redirect(where, 303)


@bp.post("/meetings/<int:meeting_id>/restore")
@requires(Permission.MEETING_EDIT, subject="meeting_id")
def restore(meeting: Meeting) -> ResponseReturnValue:
    """Put a removed item back at its place."""
    item_id = request.form.get("item", 0, type=int)
    item = service.removed_item(meeting, item_id) if 0 < item_id < 2**31 else None
    if item is None:
        abort(404)
    place = request.form.get("place", 1, type=int)
    service.restore_item(current_actor(), meeting, item, place)
    return redirect(_place(meeting, anchor=f"item-{item_id}"), 303)


@bp.route("/meetings/<int:meeting_id>/order", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, subject="meeting_id")
def order(meeting: Meeting) -> ResponseReturnValue:
    """Put the items in order: one up or down, or the whole order as it was dragged."""
    if request.method == "GET":
        return _ordering(meeting)
    form = OrderForm(request.form)
    if not form.validate():
        return _ordering(meeting, Chip(text=_("Open this page again."), tone="alarm"), 422)
    ids, moved = form.ids, 0
    if form.move.data:
        moved, ids = form.moved()
    try:
        service.order(current_actor(), meeting, ids, form.version.data)
    except ConflictError:
        text = _("Somebody else changed the agenda meanwhile. This is how it is now.")
        return _ordering(meeting, Chip(text=text, tone="sun", mark="warning"), 409)
    where = url_for("portal.agenda.order", meeting_id=meeting.id)
    return redirect(f"{where}#item-{moved}" if moved else where, 303)


def _ordering(
    meeting: Meeting, banner: Chip | None = None, status: int = 200
) -> ResponseReturnValue:
    items = service.outline(meeting)
    numbers = service.numbers(items)
    steps = [
        Step(
            id=item.id,
            number=numbers.get(item.id),
            title=item.title,
            minutes=item.minutes,
            href=url_for("portal.agenda.edit", item_id=item.id),
            first=place == 0,
            last=place == len(items) - 1,
        )
        for place, item in enumerate(items)
    ]
    form = OrderForm(data={"version": meeting.version})
    frame = _frame(meeting, _("Change the order"))
    return render(OrderPage(order_form=form, rows=steps, banner=banner, **frame), status)


@bp.route("/meetings/<int:meeting_id>/template", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, subject="meeting_id")
def keep_template(meeting: Meeting) -> ResponseReturnValue:
    """Keep this agenda as a template."""
    form = TemplateForm(request.form)
    if form.sent():
        try:
            service.keep_template(current_actor(), meeting, form.name.data or "")
            return redirect(url_for(".templates", council_id=meeting.council_id), 303)
        except RefusedError as error:
            form.refuse(error)
    frame = _frame(meeting, _("Keep this agenda as a template"))
    page = FormPage(form=form, **frame)
    return render(page, 422 if request.method == "POST" else 200)


@bp.get("/councils/<int:council_id>/templates")
@requires(Permission.MEETING_MAKE, subject="council_id")
def templates(council: Council) -> ResponseReturnValue:
    """The council's own templates."""
    return render(templates_page(council, service.templates_of(council.id)))


@bp.route("/templates/<int:template_id>/rename", methods=["GET", "POST"])
@requires(Permission.TEMPLATE_EDIT, subject="template_id")
def rename_template(template: AgendaTemplate) -> ResponseReturnValue:
    """Give a template another name."""
    form = TemplateForm(request.form, obj=template)
    place = url_for(".templates", council_id=template.council_id)
    if form.sent():
        try:
            service.rename_template(current_actor(), template, form.name.data or "")
            return redirect(place, 303)
        except RefusedError as error:
            form.refuse(error)
    page = FormPage(
        title=_("Give it another name"),
        symbol="own:agenda",
        council=template.council,
        section="meetings",
        back=place,
        form=form,
    )
    return render(page, 422 if request.method == "POST" else 200)


@bp.post("/templates/<int:template_id>/remove")
@requires(Permission.TEMPLATE_EDIT, subject="template_id")
def remove_template(template: AgendaTemplate) -> ResponseReturnValue:
    """Remove a template; agendas that began with it stay."""
    place = url_for(".templates", council_id=template.council_id)
    service.remove_template(current_actor(), template)
    return redirect(place, 303)


def _refused(meeting: Meeting, error: RefusedError) -> ResponseReturnValue:
    return _ordering(meeting, Chip(text=error.message, tone="alarm", mark="warning"), 422)


def _place(meeting: Meeting, anchor: str = "") -> str:
    return url_for("portal.meetings.show", meeting_id=meeting.id, _anchor=anchor or None)


def _frame(meeting: Meeting, title: str) -> dict[str, Any]:
    up = url_for("portal.meetings.of_council", council_id=meeting.council_id)
    return {
        "title": title,
        "symbol": "own:agenda",
        "council": meeting.council,
        "section": "meetings",
        "back": _place(meeting),
        "crumbs": [(_("Meetings"), up), (meeting.title, _place(meeting))],
    }
