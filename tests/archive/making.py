"""Old papers for the archive."""

import io
import zipfile
from datetime import date

from portal import clock
from portal.archive.models import ArchivedPaper
from portal.councils.models import Council
from portal.papers import service as papers
from portal.people.models import Person

PDF = b"%PDF-1.7\n%old minutes\n%%EOF"


def old_paper(
    council: Council, person: Person, title: str = "Notulen", year: int = 2019
) -> ArchivedPaper:
    """A paper in the archive of the council, with its file."""
    return ArchivedPaper(
        council_id=council.id,
        title=title,
        day=date(year, 3, 5),
        file_key=papers.keep(PDF),
        media_type=papers.PDF,
        print=f"{title} {year}",
        added_by_id=person.id,
        added_at=clock.now(),
        kept_at=clock.now(),
    )


def word(*more: str) -> bytes:
    """A Word document, with these parts besides."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("[Content_Types].xml", "word/document.xml", *more):
            archive.writestr(zipfile.ZipInfo(name), "<x/>")
    return out.getvalue()
