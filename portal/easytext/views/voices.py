"""The addresses of the voice that somebody records for a line."""

from flask import abort, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from portal import recordings
from portal.access.guard import bounded, requires
from portal.access.permissions import Permission
from portal.consents import service as consents
from portal.context import current_actor
from portal.councils.models import Council
from portal.database import session
from portal.easytext import service as easytext
from portal.easytext.forms import VoiceForm
from portal.easytext.models import EasyText
from portal.easytext.pages.lines import editor_href
from portal.easytext.pages.voices import voice_page
from portal.easytext.views.blueprint import bp
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.limits import takes
from portal.people import service as people
from portal.rendering import render


@bp.route("/easy-texts/<int:easy_text_id>/lines/<int:line_id>/voice", methods=["GET", "POST"])
@requires(Permission.EASY_EDIT, subject="easy_text_id")
@takes(megabytes=3)
def record(easy_text: EasyText, line_id: int) -> ResponseReturnValue:
    """Read a line aloud with one's own voice, which is played in the place of a made one."""
    actor = current_actor()
    try:
        line = easytext.line_of(easy_text, line_id)
    except RefusedError:
        abort(404)
    form = VoiceForm(
        CombinedMultiDict([request.files, request.form]),
        words=easytext.source_hash(line.text),
    )
    form.voice.asks = not consents.may_record(people.find(actor.person_id or 0))
    if form.sent():
        try:
            if form.voice.given is None:
                raise RefusedError(_("First record your voice."), field="voice")
            data, media_type = recordings.looked_at(form.voice.given.stream)
            yes = request.form.get("voice_yes") == "1"
            spoken = consents.keep_recording(actor, data, media_type, yes=yes)
            easytext.record(line, spoken, form.words.data or "")
            return redirect(editor_href(easy_text, line.id), 303)
        except RefusedError as error:
            form.refuse(error)
    council = session.get(Council, easy_text.council_id)
    page = voice_page(easy_text, line, form, council)
    return render(page, 422 if request.method == "POST" else 200)


@bp.get("/speech/lines/<int:line_id>/<int:recording_id>")
@requires(Permission.TABLET)
def hear(line_id: int, recording_id: int) -> ResponseReturnValue:
    """The voice that somebody recorded for a line, for who may read it."""
    actor = current_actor()
    recording = easytext.heard(actor, bounded(line_id), recording_id)
    path = recordings.file_of(recording.file_key) if recording else None
    if recording is None or path is None:
        abort(404)
    return recordings.sound(path, recording.media_type)
