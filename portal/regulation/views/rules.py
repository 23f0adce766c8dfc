"""The addresses of the house rules of a council, and of who represents it."""

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from portal import database
from portal.access import policy
from portal.access.guard import ensure, requires
from portal.access.permissions import Permission
from portal.context import current_actor, current_view
from portal.councils.models import Council
from portal.easytext import service as easytext
from portal.errors import RefusedError
from portal.files import given_to_keep
from portal.i18n import gettext as _
from portal.limits import takes
from portal.memberships import service as memberships
from portal.papers import service as papers
from portal.regulation import pages, service
from portal.regulation.forms import RepresentativeForm, RulesForm
from portal.regulation.models import HouseRules
from portal.regulation.views.blueprint import bp
from portal.rendering import render


@bp.get("/councils/<int:council_id>/house-rules")
@requires(Permission.RULES_VIEW, subject="council_id")
def rules(council: Council) -> ResponseReturnValue:
    """The house rules that hold, and who represents the council."""
    actor = current_actor()
    versions = service.house_rules(council)
    shown = pages.Rules(
        council=council,
        here=service.holding(versions),
        versions=versions,
        represents=service.representative(council),
        view=current_view(),
        keeps=actor.device_id is None,
        edits=policy.may(actor, Permission.RULES_EDIT, council.id),
        chooses=policy.may(actor, Permission.REPRESENTATIVE_CHOOSE, council.id),
    )
    return render(pages.rules_page(shown))


@bp.get("/councils/<int:council_id>/house-rules/<int:rules_id>/file")
@requires(Permission.RULES_VIEW, subject="council_id")
def rules_file(council: Council, rules_id: int) -> ResponseReturnValue:
    """The document of a version, to keep; not on a shared tablet."""
    if current_actor().device_id is not None:
        abort(403)
    found = next((one for one in service.house_rules(council) if one.id == rules_id), None)
    path = service.file_of(found) if found else None
    if found is None or path is None:
        abort(404)
    return given_to_keep(
        path, found.media_type or "", service.name_of(found, "huishoudelijk reglement")
    )


@bp.route("/councils/<int:council_id>/house-rules/new", methods=["GET", "POST"])
@requires(Permission.RULES_EDIT, subject="council_id", alone=True)
@takes(megabytes=12)
def add_rules(council: Council) -> ResponseReturnValue:
    """File house rules; the document is stored before the database is asked to write."""
    form = RulesForm(CombinedMultiDict([request.files, request.form]))
    if form.sent():
        try:
            return _added(council, form)
        except RefusedError as error:
            form.refuse(error)
    return render(pages.rules_form_page(council, form, _("New house rules")), _status())


def _added(council: Council, form: RulesForm) -> ResponseReturnValue:
    stored = ("", "")
    if upload := form.upload:
        try:
            stored = service.store(upload.filename, upload.stream)
        finally:
            upload.close()
    try:
        database.begin(writes=True)
        held = ensure(current_actor(), Permission.RULES_EDIT, council.id)
        since, said = form.since.data or service.today(), form.summary.data or ""
        service.add_rules(current_actor(), held, since, said, stored)
    except BaseException:
        if stored[0]:
            papers.discard(stored[0])
        raise
    return redirect(url_for(".rules", council_id=council.id), 303)


@bp.post("/house-rules/<int:house_rules_id>/remove")
@requires(Permission.RULES_REMOVE, subject="house_rules_id")
def remove_rules(house_rules: HouseRules) -> ResponseReturnValue:
    """Take a version away that was filed by mistake."""
    place = url_for(".rules", council_id=house_rules.council_id)
    service.remove_rules(current_actor(), house_rules)
    return redirect(place, 303)


@bp.post("/councils/<int:council_id>/house-rules/easy-text")
@requires(Permission.RULES_EDIT, subject="council_id")
def easy_rules(council: Council) -> ResponseReturnValue:
    """The editor of the easy text of the house rules that hold."""
    here = service.holding(service.house_rules(council))
    if here is None or not here.summary:
        return redirect(url_for(".rules", council_id=council.id), 303)
    return redirect(url_for("portal.easytext.edit", easy_text_id=easytext.begin(here).id), 303)


@bp.route("/councils/<int:council_id>/representative", methods=["GET", "POST"])
@requires(Permission.REPRESENTATIVE_CHOOSE, subject="council_id")
def choose_representative(council: Council) -> ResponseReturnValue:
    """Write down which member represents the council."""
    members = memberships.roster(council).members
    form = RepresentativeForm(request.form)
    form.offer(members, service.representative(council))
    if form.sent():
        chosen = next((one for one in members if str(one.id) == form.member.data), None)
        service.represent(current_actor(), council, chosen)
        return redirect(url_for(".rules", council_id=council.id), 303)
    page = pages.rules_form_page(council, form, _("Who represents us?"), "own:say")
    return render(page, _status())


def _status() -> int:
    return 422 if request.method == "POST" else 200
