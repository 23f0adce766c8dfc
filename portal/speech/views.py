"""The address of the sounds that the server makes."""

from io import BytesIO

from flask import Blueprint, abort, send_file
from flask.typing import ResponseReturnValue

from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.files import SANDBOX
from portal.speech import service as speech

bp = Blueprint("speech", __name__)


@bp.get("/speech/<sealed>")
@requires(Permission.PUBLIC)
def sound(sealed: str) -> ResponseReturnValue:
    """A sentence that a page showed to this very reader, said aloud: its address is the leave."""
    said = speech.opened(sealed)
    made = speech.sound_of(said) if said else None
    if made is None:
        abort(404)
    response = send_file(BytesIO(made), mimetype="audio/wav", max_age=0)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Security-Policy"] = SANDBOX
    return response
