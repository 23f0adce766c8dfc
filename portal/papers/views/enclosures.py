"""Papers with dossiers and requests: added, seen, shared with the provider, removed."""

from flask import make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.dossiers.models import Dossier, Request
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.limits import takes
from portal.papers import pages, service
from portal.papers.forms import EnclosureForm
from portal.papers.models import Enclosure, PreviewState
from portal.papers.views.blueprint import bp, brought, file_answer, picture_answer
from portal.rendering import Chip, FormPage, render
from portal.returning import look_again


@bp.route("/dossiers/<int:dossier_id>/papers/new", methods=["GET", "POST"])
@requires(Permission.DOSSIER_EDIT, subject="dossier_id", alone=True)
@takes(megabytes=12)
def at_dossier(dossier: Dossier) -> ResponseReturnValue:
    """Add a paper to a dossier: for the council alone."""
    return _added(dossier, Permission.DOSSIER_EDIT, _("Only members and the supporter see it."))


@bp.route("/requests/<int:asked_id>/papers/new", methods=["GET", "POST"])
@requires(Permission.REQUEST_ENCLOSE, subject="asked_id", alone=True)
@takes(megabytes=12)
def at_request(asked: Request) -> ResponseReturnValue:
    """Add a paper to a request: the provider's own is seen by both, the council's by itself."""
    inside = policy.may(current_actor(), Permission.DOSSIER_VIEW, asked.council_id)
    lede = _("The council sees it at once.")
    if inside:
        lede = _("The provider sees it only when you share it.")
    return _added(asked, Permission.REQUEST_ENCLOSE, lede)


def _added(place: Dossier | Request, permission: Permission, lede: str) -> ResponseReturnValue:
    council, title, back, row_id = place.council, place.title, pages.place_of(place), place.id
    form = EnclosureForm(CombinedMultiDict([request.files, request.form]))
    if form.sent():
        try:
            brought(form, permission, row_id, service.enclose, word=True)
            return redirect(back, 303)
        except RefusedError as error:
            form.refuse(error)
    page = FormPage(
        title=_("Add a paper"),
        symbol="openmoji:1F4C4",
        council=council,
        section="dossiers",
        crumbs=[(title, back)],
        lede=lede,
        back=back,
        form=form,
        save="paper.add",
    )
    return render(page, 422 if request.method == "POST" else 200)


@bp.get("/enclosures/<int:enclosure_id>")
@requires(Permission.ENCLOSURE_VIEW, subject="enclosure_id")
def enclosed(enclosure: Enclosure) -> ResponseReturnValue:
    """A paper of a dossier or a request, its pages as pictures."""
    return _shown(enclosure)


def _shown(
    paper: Enclosure, error: RefusedError | None = None, code: int = 200
) -> ResponseReturnValue:
    actor = current_actor()
    ours = not paper.from_provider
    officer = policy.may(actor, Permission.ENCLOSURE_SHARE, paper.council_id)
    removes = policy.may(actor, Permission.ENCLOSURE_REMOVE, paper.council_id)
    preview = service.of_file(paper.file_key)
    sign = Chip(text=error.message, tone="alarm", mark="warning") if error else None
    page = pages.paper_page(
        pages.of_enclosure(paper, preview),
        number=request.args.get("page", 1, type=int),
        sign=sign,
        actions=pages.actions_of_enclosure(
            paper,
            keeps=actor.device_id is None,
            shares=ours and officer and paper.request_id is not None,
            removes=ours and removes,
        ),
    )
    response = make_response(render(page, code))
    waits = preview is not None and preview.state == PreviewState.WAITING
    return look_again(response) if waits else response


@bp.get("/enclosures/<int:enclosure_id>/file")
@requires(Permission.ENCLOSURE_VIEW, subject="enclosure_id")
def enclosed_file(enclosure: Enclosure) -> ResponseReturnValue:
    """Its file, to keep; not on a shared tablet."""
    return file_answer(enclosure, enclosure.media_type, service.name_of(enclosure))


@bp.get("/enclosures/<int:enclosure_id>/pages/<int:number>")
@requires(Permission.ENCLOSURE_VIEW, subject="enclosure_id")
def enclosed_leaf(enclosure: Enclosure, number: int) -> ResponseReturnValue:
    """The picture of a page of it."""
    return picture_answer(enclosure.file_key, number)


@bp.post("/enclosures/<int:enclosure_id>/share")
@requires(Permission.ENCLOSURE_SHARE, subject="enclosure_id")
def share(enclosure: Enclosure) -> ResponseReturnValue:
    """Let the provider see a paper of the council's own."""
    try:
        service.share(current_actor(), enclosure)
    except RefusedError as error:
        return _shown(enclosure, error, 422)
    return redirect(url_for(".enclosed", enclosure_id=enclosure.id), 303)


@bp.post("/enclosures/<int:enclosure_id>/unshare")
@requires(Permission.ENCLOSURE_SHARE, subject="enclosure_id")
def unshare(enclosure: Enclosure) -> ResponseReturnValue:
    """Let the provider see it no longer."""
    service.unshare(current_actor(), enclosure)
    return redirect(url_for(".enclosed", enclosure_id=enclosure.id), 303)


@bp.post("/enclosures/<int:enclosure_id>/remove")
@requires(Permission.ENCLOSURE_REMOVE, subject="enclosure_id")
def take_away(enclosure: Enclosure) -> ResponseReturnValue:
    """Take a paper of the council's own away."""
    back = pages.place_of(enclosure.request or enclosure.dossier)
    try:
        service.remove_enclosure(current_actor(), enclosure)
    except RefusedError as error:
        return _shown(enclosure, error, 422)
    return redirect(back, 303)
