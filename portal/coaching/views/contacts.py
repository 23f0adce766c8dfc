"""The addresses of help from outside."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.coaching.forms import ChangeContactForm, ContactForm
from portal.coaching.models import HelpContact
from portal.coaching.pages import contacts as pages
from portal.coaching.service import contacts as helping
from portal.coaching.views.blueprint import bp, written
from portal.context import current_actor
from portal.rendering import render


@bp.get("/outside-help")
@requires(Permission.CONTACT_VIEW)
def contacts() -> ResponseReturnValue:
    """Whom a council and its supporter can call, and whether the phone is answered now."""
    actor = current_actor()
    found = helping.found(policy.where(actor, Permission.CONTACT_VIEW))
    edits = policy.anywhere(actor, Permission.CONTACT_EDIT)
    supports = policy.anywhere(actor, Permission.ROOM_VIEW)
    place = "coaching.room" if supports else "councils.index" if edits else "people.index"
    back = url_for(f"portal.{place}")
    return render(pages.contacts_page(found, edits=edits, back=back))


@bp.route("/outside-help/new", methods=["GET", "POST"])
@requires(Permission.CONTACT_EDIT)
def add_contact() -> ResponseReturnValue:
    """Add who helps."""
    form = ContactForm(request.form)
    return written(
        form,
        lambda: helping.add(current_actor(), form.written()),
        url_for(".contacts"),
        lambda _theirs: pages.form_page(form),
    )


@bp.route("/outside-help/<int:contact_id>", methods=["GET", "POST"])
@requires(Permission.CONTACT_EDIT, subject="contact_id")
def change_contact(contact: HelpContact) -> ResponseReturnValue:
    """Change who helps, and when."""
    form = ChangeContactForm(request.form, data=_now(contact))
    return written(
        form,
        lambda: helping.change(current_actor(), contact, form.written(), form.version.data or 0),
        url_for(".contacts"),
        lambda theirs: pages.form_page(form, contact, theirs),
    )


def _now(contact: HelpContact) -> dict[str, object]:
    names = ("name", "phone", "about", "opens", "closes", "version")
    now: dict[str, object] = {name: getattr(contact, name) for name in names}
    days = [int(one) for one in contact.days]
    return now | {"days": days, "weekend": days}


@bp.post("/outside-help/<int:contact_id>/remove")
@requires(Permission.CONTACT_EDIT, subject="contact_id")
def remove_contact(contact: HelpContact) -> ResponseReturnValue:
    """Take it away."""
    helping.remove(current_actor(), contact)
    return redirect(url_for(".contacts"), 303)
