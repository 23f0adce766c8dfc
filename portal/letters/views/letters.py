"""One letter: begun, written, adopted, signed and sent; read, and taken along."""

from collections.abc import Callable
from typing import Any

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.context import View, current_actor, current_view
from portal.dossiers import service as dossiers
from portal.dossiers.models import Dossier
from portal.errors import ConflictError, RefusedError
from portal.i18n import gettext as _
from portal.letters import pages
from portal.letters import service as letters
from portal.letters.forms import AdoptForm, BeginForm, LetterForm, StepForm
from portal.letters.models import Letter, LetterKind
from portal.letters.views.blueprint import bp, status
from portal.minutes import service as minuting
from portal.printing import service as printing
from portal.rendering import Chip, render

OF_A_LETTER = frozenset({Permission.LETTER_VIEW, Permission.LETTER_WRITE, Permission.LETTER_SIGN})


def place(letter: Letter, *, whole: bool = False) -> str:
    """Where the letter is."""
    return url_for("portal.letters.show", letter_id=letter.id, _external=whole)


def mailed(letter: Letter) -> str:
    """Where its mail leads."""
    return place(letter, whole=True)


@bp.route("/dossiers/<int:dossier_id>/letters/new", methods=["GET", "POST"])
@requires(Permission.LETTER_MAKE, subject="dossier_id")
def begin(dossier: Dossier) -> ResponseReturnValue:
    """Begin a letter: about a request in the dossier, or about the dossier itself."""
    seen = policy.where(current_actor(), Permission.REQUEST_VIEW)
    requests = {one.request.id: one.request for one in dossiers.of_dossier(seen, dossier)}
    wanted = request.values.get("asked", type=int)
    if wanted is None and len(requests) > 1:
        return render(pages.about_page(dossier, list(requests.values())))
    if wanted is None and requests:
        (wanted,) = requests
    if wanted and wanted not in requests:
        abort(404)
    asked = dossiers.find(wanted) if wanted else None
    data = {"recipient": letters.recipient_of(asked), "asked": wanted or 0}
    form = BeginForm(request.form, data=data)
    form.offer(letters.kinds_for(asked))
    if form.sent():
        kind, recipient = LetterKind(form.kind.data), form.recipient.data or ""
        letter = letters.begin(current_actor(), dossier, asked, kind, recipient)
        return redirect(url_for(".edit", letter_id=letter.id), 303)
    lede = asked.title if asked else dossier.title
    return render(pages.asking_page(dossier, form, "letter.write", lede=lede), status())


@bp.get("/letters/<int:letter_id>")
@requires(Permission.LETTER_VIEW, subject="letter_id")
def show(letter: Letter) -> ResponseReturnValue:
    """One letter."""
    return _shown(letter)


def _shown(letter: Letter, error: str = "", code: int = 200) -> ResponseReturnValue:
    actor = current_actor()
    held = policy.held(actor, OF_A_LETTER, letter.id)
    inside = Permission.LETTER_WRITE in held
    whole = letters.find(letter.id)
    names = [one.name for one in letters.receivers(whole)] if inside and not whole.sent_on else []
    page = pages.letter_page(
        whole,
        held,
        keeps=actor.device_id is None,
        receivers=names,
        banner=Chip(text=error, tone="alarm", mark="warning") if error else None,
    )
    return render(page, code)


@bp.route("/letters/<int:letter_id>/edit", methods=["GET", "POST"])
@requires(Permission.LETTER_WRITE, subject="letter_id")
def edit(letter: Letter) -> ResponseReturnValue:
    """Write in a letter that was not adopted."""
    form = LetterForm(request.form, obj=letter)
    theirs, code = None, status()
    if form.sent():
        try:
            words = (form.title.data or "", form.recipient.data or "", form.text.data or "")
            letters.edit(current_actor(), letter, *words, form.version.data or 0)
            return redirect(place(letter), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            theirs, code = error.theirs, 409
            form.version.process_data(error.version)
    return render(pages.asking_page(letter, form, "edit", theirs=theirs), code)


def _step(
    letter: Letter, form: Any, concept: str, do: Callable[[int], None], **more: Any
) -> ResponseReturnValue:
    """The question before a step, and the step when it is answered."""
    code = status()
    if form.sent():
        try:
            do(form.version.data or 0)
            return redirect(place(letter), 303)
        except RefusedError as error:
            form.refuse(error)
        except ConflictError as error:
            code = 409
            form.version.process_data(error.version)
            form.form_errors.append(_("Somebody else was here first. Read the letter again."))
    return render(pages.asking_page(letter, form, concept, **more), code)


@bp.route("/letters/<int:letter_id>/adopt", methods=["GET", "POST"])
@requires(Permission.LETTER_SIGN, subject="letter_id")
def adopt(letter: Letter) -> ResponseReturnValue:
    """Record that the council voted for these words."""
    form = AdoptForm(request.form, data={"on": dossiers.today(), "version": letter.version})
    actor = current_actor()
    return _step(
        letter,
        form,
        "letter.adopt",
        lambda version: letters.adopt(actor, letter, form.on.data, version),
        lede=letter.title,
    )


@bp.route("/letters/<int:letter_id>/reopen", methods=["GET", "POST"])
@requires(Permission.LETTER_SIGN, subject="letter_id")
def reopen(letter: Letter) -> ResponseReturnValue:
    """Talk about it once more."""
    form = StepForm(request.form, data={"version": letter.version})
    actor = current_actor()
    return _step(
        letter,
        form,
        "letter.reopen",
        lambda version: letters.reopen(actor, letter, version),
        lede=letter.title,
        save="go-on",
    )


@bp.route("/letters/<int:letter_id>/send", methods=["GET", "POST"])
@requires(Permission.LETTER_SIGN, subject="letter_id")
def send(letter: Letter) -> ResponseReturnValue:
    """Sign it and send it: chair or secretary."""
    form = StepForm(request.form, data={"version": letter.version})
    actor = current_actor()
    return _step(
        letter,
        form,
        "letter.send",
        lambda version: letters.send(actor, letter, version, mailed),
        lede=_("You sign for the council. After this nothing in it changes."),
        save="request.sign",
    )


@bp.post("/letters/<int:letter_id>/remove")
@requires(Permission.LETTER_WRITE, subject="letter_id")
def remove(letter: Letter) -> ResponseReturnValue:
    """Throw a draft away."""
    back = url_for("portal.dossiers.show", dossier_id=letter.dossier_id)
    try:
        version = request.form.get("version", 0, type=int)
        letters.remove(current_actor(), letter, version)
    except RefusedError as error:
        return _shown(letter, error.message, 422)
    except ConflictError:
        return _shown(letter, _("Somebody else was here first. Read the letter again."), 409)
    return redirect(back, 303)


@bp.get("/letters/<int:letter_id>/versions")
@requires(Permission.LETTER_WRITE, subject="letter_id")
def versions(letter: Letter) -> ResponseReturnValue:
    """Who wrote in it, and when."""
    whole = letters.find(letter.id)
    return render(pages.versions_page(whole, letters.versions(whole)))


@bp.get("/letters/<int:letter_id>/versions/<int:version_id>")
@requires(Permission.LETTER_WRITE, subject="letter_id")
def version(letter: Letter, version_id: int) -> ResponseReturnValue:
    """What somebody took away, and what they added."""
    whole = letters.find(letter.id)
    known = list(letters.versions(whole))
    here = next((number for number, one in enumerate(known) if one.id == version_id), None)
    if here is None:
        abort(404)
    before = known[here + 1].text if here + 1 < len(known) else ""
    parts = minuting.compared(before, known[here].text)
    return render(pages.VersionPage.of(whole, known[here], parts))


@bp.get("/letters/<int:letter_id>/pdf")
@requires(Permission.LETTER_VIEW, subject="letter_id")
def pdf(letter: Letter) -> ResponseReturnValue:
    """The letter as a PDF; in pictures when it has a checked easy text and that is your view."""
    printing.not_on_a_tablet()
    large = current_view() is View.PICTO
    return printing.given(pages.printed(letters.find(letter.id), large=large))


@bp.get("/letters/<int:letter_id>/word")
@requires(Permission.LETTER_VIEW, subject="letter_id")
def word(letter: Letter) -> ResponseReturnValue:
    """The letter as a Word file."""
    printing.not_on_a_tablet()
    return printing.given_as_word(pages.printed(letters.find(letter.id), large=False))
