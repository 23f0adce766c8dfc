"""The blueprint of papers, and what their addresses have in common."""

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

from flask import Blueprint, abort, send_file
from flask.typing import ResponseReturnValue

from portal import database
from portal.access.guard import ensure
from portal.access.permissions import Permission
from portal.context import current_actor
from portal.files import SANDBOX, given_to_keep
from portal.forms import clean
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.papers import service

bp = Blueprint("papers", __name__)

Put = Callable[[Actor, Any, str, str, str], object]


def brought(form: Any, permission: Permission, row_id: int, put: Put, *, word: bool = False) -> str:
    """Store the file of the form, then write it with ``put`` for who may; returns its title.

    The file is cleaned and stored before the database is asked to write. Raises `RefusedError`.
    """
    actor, upload = current_actor(), form.file.data
    try:
        key, media_type = service.store(upload.stream, word=word)
    finally:
        upload.close()
    title = form.title.data or _title_of(upload.filename)
    try:
        database.begin(writes=True)
        held = ensure(actor, permission, row_id)
        put(actor, held, title, key, media_type)
    except BaseException:
        service.discard(key)
        raise
    return str(title)


def _title_of(filename: str) -> str:
    name = str(clean(PurePosixPath(filename.replace("\\", "/")).stem)).replace("_", " ")
    return name.strip(". ")[:160] or _("Paper")


def file_answer(stored: service.Stored, media_type: str, name: str) -> ResponseReturnValue:
    """The file, to keep; not on a shared tablet."""
    if current_actor().device_id is not None:
        abort(403)
    path = service.file_of(stored)
    if path is None:
        abort(404)
    return given_to_keep(path, media_type, name)


def picture_answer(file_key: str, number: int) -> ResponseReturnValue:
    """The picture of a page of a file."""
    path = service.page_of(file_key, number)
    if path is None:
        abort(404)
    response = send_file(path, mimetype="image/jpeg", conditional=False, max_age=0)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Security-Policy"] = SANDBOX
    return response
