"""Old papers are brought in, looked at with their days, and kept."""

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import IO

import sqlalchemy as sa

from portal import audit, clock, days
from portal.archive.models import ArchivedPaper
from portal.cleaning import clean
from portal.councils.models import Council
from portal.database import session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.imports.service import archives
from portal.papers import service as papers

MOST_FILES = 200
MOST_MIB = 1024
MOST_WAITING = 50
MOST_TITLE = 160
_NO_PAPERS = ("thumbs.db", "desktop.ini")


@dataclass(frozen=True, kw_only=True)
class Found:
    """A paper that was brought: its file is stored, title and day are read from its name."""

    title: str
    day: date | None
    key: str
    media_type: str
    print: str


class NotKeptError(Exception):
    """Some files cannot be kept, so none is: a sentence for each."""

    def __init__(self, messages: Sequence[str]) -> None:
        super().__init__("not kept")
        self.messages = messages


def store(uploads: Sequence[tuple[str, IO[bytes]]]) -> list[Found]:
    """Store what is brought, a zip for all that is in it. Slow: before the writing begins.

    Raises `NotKeptError`; then nothing is stored.
    """
    found: list[Found] = []
    messages: list[str] = []
    try:
        for name, data in _unpacked(uploads):
            try:
                found.append(_stored(name, data))
            except RefusedError as error:
                messages.append(f"{name[:80]}: {error.message}")
            if len(found) + len(messages) > MOST_FILES:
                most = MOST_FILES
                raise RefusedError(_("Bring at most %(most)s files at a time.", most=most))
    except RefusedError as error:
        messages.append(error.message)
    if not found and not messages:
        messages.append(_("There is no file in it."))
    if messages:
        discard(found)
        raise NotKeptError(messages)
    return found


def discard(found: Sequence[Found]) -> None:
    """Drop files that were stored for nothing."""
    for one in found:
        papers.discard(one.key)


def _unpacked(uploads: Sequence[tuple[str, IO[bytes]]]) -> Iterator[tuple[str, bytes]]:
    for name, stream in uploads:
        head = stream.read(4)
        stream.seek(0)
        if head != b"PK\x03\x04" or _is_word(stream):
            yield _bare(name), stream.read(papers.MOST_BYTES + 1)
            continue
        with closing(archives.opened(stream, most_mib=MOST_MIB)) as archive:
            for part in archive.infolist():
                bare = _bare(part.filename)
                hidden = bare.startswith(".") or "__MACOSX" in part.filename
                if not (part.is_dir() or hidden or bare.lower() in _NO_PAPERS):
                    yield bare, _read(archive, part)


def _read(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(part) as packed:
            return packed.read(papers.MOST_BYTES + 1)
    except archives.BROKEN as error:
        raise archives.damaged() from error


def _bare(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).name


def _stored(name: str, data: bytes) -> Found:
    if data.startswith(b"PK\x03\x04") and _is_word(io.BytesIO(data)):
        key, media_type = papers.keep(data), papers.WORD
    else:
        key, media_type = papers.store(io.BytesIO(data))
    title, day = named(name)
    fingerprint = hashlib.sha256(data).hexdigest()
    return Found(title=title, day=day, key=key, media_type=media_type, print=fingerprint)


def _is_word(stream: IO[bytes]) -> bool:
    """Whether this is a Word document without a program in it: by what it holds."""
    try:
        with closing(archives.opened(stream, most_mib=archives.MOST_TABLE_MIB)) as archive:
            names = {name.lower() for name in archive.namelist()}
    except RefusedError:
        return False
    finally:
        stream.seek(0)
    programs = any("vbaproject" in name for name in names)
    return {"[content_types].xml", "word/document.xml"} <= names and not programs


def named(name: str) -> tuple[str, date | None]:
    """Title and day from a file name: "2019-03-05 notulen.pdf" is "Notulen" of that day."""
    stem = str(clean(PurePosixPath(name).stem)).replace("_", " ")
    day, rest = days.day_within(stem)
    title = " ".join(rest.split()).strip(" .-–,()")
    title = title or _("Paper")
    return (title[:1].upper() + title[1:])[:MOST_TITLE], day


def bring(actor: Actor, council: Council, found: Sequence[Found]) -> int:
    """Let the papers wait for somebody to look at them; what is there already is not doubled.

    Returns how many are new.
    """
    known = set(
        session.scalars(
            sa.select(ArchivedPaper.print).where(ArchivedPaper.council_id == council.id)
        )
    )
    count = 0
    for one in found:
        if one.print in known:
            papers.discard(one.key)
            continue
        known.add(one.print)
        count += 1
        session.add(
            ArchivedPaper(
                council_id=council.id,
                title=one.title,
                day=one.day,
                file_key=one.key,
                media_type=one.media_type,
                print=one.print,
                added_by_id=actor.person_id,
                added_at=clock.now(),
            )
        )
    session.flush()
    audit.record(actor, "archive:brought", council_id=council.id, detail=f"{count} papers")
    return count


def waiting(actor: Actor, council: Council) -> Sequence[ArchivedPaper]:
    """The papers that wait for whoever brought them, as many as one looks at in one go."""
    query = sa.select(ArchivedPaper).where(
        ArchivedPaper.council_id == council.id,
        ArchivedPaper.added_by_id == actor.person_id,
        ArchivedPaper.kept_at.is_(None),
    )
    return session.scalars(query.order_by(ArchivedPaper.id).limit(MOST_WAITING)).all()


def keep(actor: Actor, council: Council, seen: Mapping[ArchivedPaper, tuple[str, date]]) -> None:
    """Keep papers that were looked at, each with its title and day."""
    for paper, (title, day) in seen.items():
        papers.ask(paper.file_key, paper.media_type)
        paper.title, paper.day, paper.kept_at = title, day, clock.now()
        audit.record(actor, "archive:kept", council_id=council.id, detail=f"paper {paper.id}")
    session.flush()


def remove(actor: Actor, paper: ArchivedPaper) -> None:
    """Take a paper away, and its file once that is done."""
    audit.record(actor, "archive:removed", council_id=paper.council_id, detail=f"paper {paper.id}")
    papers.discard_after_commit(paper.file_key)
    session.delete(paper)
    session.flush()
