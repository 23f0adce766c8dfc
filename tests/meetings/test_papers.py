"""Papers: kept whole, cleaned, offered to keep, and never opened in the portal."""

import io

import pytest
import sqlalchemy as sa
from PIL import Image

from portal.identity import Proof
from portal.jobs import service as jobs
from portal.meetings.models import MeetingState, Paper
from portal.papers.service import files as service
from tests.papers.making import pdf

PDF = b"%PDF-1.7\n%fake but begins like one\n%%EOF"


def picture(side=64, kind="JPEG", **kwargs):
    out = io.BytesIO()
    Image.new("RGB", (side, side // 2), "teal").save(out, kind, **kwargs)
    return out.getvalue()


@pytest.fixture
def item(meeting, items_of):
    return items_of(meeting(state=MeetingState.INVITED))[0].id


@pytest.fixture
def upload(sender, item):
    def send(data, name="plan.pdf", title="", who="Sanne"):
        sent = {"file": (io.BytesIO(data), name), "title": title}
        person = sender(who)
        return person.post(f"/items/{item}/papers/new", sent, content_type="multipart/form-data")

    return send


@pytest.fixture
def papers(stored):
    return lambda: stored(lambda s: s.scalars(sa.select(Paper).order_by(Paper.id)).all())


def files(app):
    folder = app.extensions["portal"].folder / "papers"
    return [path.read_bytes() for path in sorted(folder.iterdir())] if folder.exists() else []


def test_a_pdf_is_kept_as_it_came_and_given_to_keep(app, sender, upload, papers):
    assert upload(PDF, title="Plan verbouwing").status_code == 303
    assert files(app) == [PDF]
    answer = sender("Roos").get(f"/papers/{papers()[0].id}/file")
    assert answer.data == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "Plan verbouwing.pdf" in answer.headers["Content-Disposition"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    answer.close()


def test_a_picture_loses_everything_but_its_pixels(app, upload, papers):
    exif = Image.Exif()
    exif[0x010E] = "GPS 52.1 5.1 secret"
    assert upload(picture(exif=exif) + b"<script>alert(1)</script>", "plan.jpg").status_code == 303
    kept = files(app)[0]
    assert b"secret" not in kept
    assert b"<script>" not in kept
    with Image.open(io.BytesIO(kept)) as opened:
        assert opened.size == (64, 32)  # a plan is not cut to a square
    assert papers()[0].media_type == "image/jpeg"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "leeg.pdf"),
        (b"MZ\x90\x00", "plan.pdf"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "plan.png"),
        (b"<html><script>1</script>", "plan.pdf"),
        (b"PK\x03\x04", "plan.docx"),
        (b"\xff\xd8\xff\xe0 cut off", "plan.jpg"),
        (b"%!PS-Adobe EPSF", "foto.jpg"),
        (b"%PDF-" + b"x" * 10_000, "zwaar.pdf"),
    ],
)
def test_anything_else_is_refused_with_one_sentence(app, upload, papers, monkeypatch, data, name):
    monkeypatch.setattr(service, "MOST_BYTES", 10_000)
    answer = upload(data, name)
    assert answer.status_code == 422
    assert 'id="file-wrong"' in answer.get_data(as_text=True)
    assert papers() == []
    assert files(app) == []


def test_without_a_file_it_asks_for_one(sender, item):
    sanne = sender("Sanne")
    assert sanne.post(f"/items/{item}/papers/new", {"file": "text"}).status_code == 422
    assert sanne.post(f"/items/{item}/papers/new").status_code == 422


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.pdf",
        "..",
        "CON.pdf",
        'a"\r\nX: y.pdf',
        "x" * 300 + ".pdf",
        "\u202efdp.exe",
        ".pdf",
    ],
)
def test_any_file_name_becomes_a_safe_one(sender, upload, papers, name):
    assert upload(PDF, name).status_code == 303
    answer = sender("Sanne").get(f"/papers/{papers()[0].id}/file")
    shown = answer.headers["Content-Disposition"]
    assert answer.status_code == 200
    assert "/" not in shown
    assert ".." not in shown.removesuffix(".pdf")
    assert "X" not in answer.headers
    answer.close()


def test_only_those_who_may_see_the_item_get_the_paper(sender, upload, papers, item, meeting):
    upload(PDF)
    paper = papers()[0].id
    assert sender("Gerrit").get(f"/papers/{paper}").status_code == 404
    theo = sender("Theo", proof=Proof.FACE)
    assert theo.get(f"/papers/{paper}").status_code == 200
    assert theo.get(f"/papers/{paper}/file").status_code == 403, "a shared tablet keeps nothing"
    assert f"/papers/{paper}/file" not in theo.get(f"/papers/{paper}").text
    for part in ("", "/file", "/pages/1"):
        assert sender("Petra").get(f"/papers/{paper}{part}").status_code == 404
    sender("Sanne").post(f"/items/{item}/remove")
    for part in ("", "/file", "/pages/1", "/version"):
        assert sender("Sanne").get(f"/papers/{paper}{part}").status_code == 404


def test_a_member_without_an_office_adds_nothing(upload, papers):
    assert upload(PDF, who="Roos").status_code == 403
    assert papers() == []


def test_removed_is_gone_from_the_folder_too(app, sender, upload, papers, item):
    upload(PDF)
    sanne = sender("Sanne")
    assert sanne.post(f"/items/{item}/papers/remove", {"paper": papers()[0].id}).status_code == 303
    assert papers() == []
    assert files(app) == []
    for odd in ("", "x", 2**63, 99):
        assert sanne.post(f"/items/{item}/papers/remove", {"paper": odd}).status_code == 404


def test_a_file_that_is_a_link_is_not_followed(app, sender, upload, papers, tmp_path):
    upload(PDF)
    path = app.extensions["portal"].folder / "papers" / papers()[0].file_key
    path.unlink()
    path.symlink_to("/etc/hostname")
    assert sender("Sanne").get(f"/papers/{papers()[0].id}/file").status_code == 404


@pytest.fixture
def looked_at(app):
    """Let the workers do what waits: here, drawing the pages of papers."""

    def work():
        with app.app_context():
            jobs.work()

    return work


def test_the_pages_stand_there_as_pictures_with_their_words(sender, upload, papers, looked_at):
    looked_at()
    upload(pdf("Het zwembad", "De kermis"), title="Plan")
    paper = papers()[0].id
    waiting = sender("Hans").get(f"/papers/{paper}")
    assert "Refresh" in waiting.headers
    looked_at()
    page = sender("Hans").get(f"/papers/{paper}")
    assert "Refresh" not in page.headers
    assert "Het zwembad" in page.text
    assert f"/papers/{paper}/pages/2" in page.text
    leaf = sender("Hans").get(f"/papers/{paper}/pages/2")
    assert leaf.mimetype == "image/jpeg"
    assert leaf.headers["Cache-Control"] == "no-store"
    leaf.close()
    for none in (0, 3, 99_999):
        assert sender("Hans").get(f"/papers/{paper}/pages/{none}").status_code == 404
    roos = sender("Roos", view="picto", proof=Proof.CARD)
    assert f"/papers/{paper}/pages/1" in roos.get(f"/papers/{paper}").text
    assert f"/papers/{paper}/pages/2" in roos.get(f"/papers/{paper}?page=2").text
    for odd in ("page=-1", "page=99", "page=x"):
        assert roos.get(f"/papers/{paper}?{odd}").status_code == 200
    assert roos.get(f"/papers/{paper}?version=7").status_code == 404


def test_a_newer_file_leaves_the_former_one_to_be_seen(app, sender, upload, papers, looked_at):
    upload(pdf("Eerst"), title="Plan")
    paper, sanne = papers()[0].id, sender("Sanne")

    def newer(data, version):
        sent = {"file": (io.BytesIO(data), "nieuw.pdf"), "version": version}
        return sanne.post(f"/papers/{paper}/version", sent, content_type="multipart/form-data")

    assert newer(pdf("Later"), 1).status_code == 303
    late = newer(pdf("Te laat"), 1)
    assert late.status_code == 409
    assert 'name="version" value="2"' in late.text or 'value="2"' in late.text
    assert newer(b"geen pdf", 2).status_code == 422
    assert len(files(app)) == 2, "what was refused leaves no file"
    looked_at()
    page = sanne.get(f"/papers/{paper}").text
    assert "Later" in page
    assert "Eerst" not in page
    assert "Eerst" in sanne.get(f"/papers/{paper}?version=1").text
    with sanne.get(f"/papers/{paper}/file?version=1") as former:
        assert b"(Eerst)" in former.data
    assert sender("Roos").get(f"/papers/{paper}/version").status_code == 403
    item = papers()[0].item_id
    assert sanne.post(f"/items/{item}/papers/remove", {"paper": paper}).status_code == 303
    assert files(app) == []


def test_an_easy_summary_is_asked_made_and_outdated_by_a_newer_file(
    sender, upload, papers, stored, looked_at
):
    upload(pdf("Moeilijk"), title="Wij verbouwen de keuken.")
    paper = papers()[0].id
    assert sender("Roos").post(f"/papers/{paper}/want").status_code == 303
    wanted = stored(lambda s: s.get_one(Paper, paper).easy_text.wanted_at)
    assert wanted is not None
    editor = sender("Sanne").post(f"/papers/{paper}/easy-text")
    assert "/easy-texts/" in editor.location
    assert "Wij verbouwen de keuken." in sender("Sanne").get(editor.location).text


def test_a_word_in_a_paper_is_found(sender, upload, papers, looked_at):
    looked_at()
    upload(pdf("Het zwembad"), title="Plan")
    assert "Plan</a>" not in sender("Hans").get("/search?words=zwembad").text
    looked_at()
    assert "Plan</a>" in sender("Hans").get("/search?words=zwembaden").text
