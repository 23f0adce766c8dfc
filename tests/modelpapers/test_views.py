"""The models to begin with: read by everybody who is signed in, taken along as Word."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
import sqlalchemy as sa

from portal.councils.models import Council
from portal.law import Ground
from portal.modelpapers.service import MODELS

Sign = Callable[..., Any]


@pytest.mark.parametrize("who", ["Roos", "Sanne", "Petra", "Bas", "Bea"])
def test_everybody_who_is_signed_in_reads_them(client_as: Sign, who: str) -> None:
    client = client_as(who)
    shown = client.get("/models").text
    assert all(f"/models/{key}" in shown for key in MODELS)
    assert all(client.get(f"/models/{key}").status_code == 200 for key in MODELS)


def test_a_model_says_that_it_is_no_law_and_names_the_articles(client_as: Sign) -> None:
    shown = client_as("Roos").get("/models/facilities").text
    assert "This is a model, not the law." in shown or "geen wet" in shown
    for article in ("art. 6 lid 2", "art. 6 lid 3", "art. 6 lid 4", "art. 6 lid 5"):
        assert article in shown


def test_a_model_is_taken_along_as_word(client_as: Sign) -> None:
    client = client_as("Sanne")
    for key, model in MODELS.items():
        given = client.get(f"/models/{key}/word")
        assert given.status_code == 200
        words = [one.text for one in docx.Document(BytesIO(given.data)).paragraphs]
        assert len(words) > len(model.parts) * 2
        laws = {part.source.place for part in model.parts if part.source.ground is Ground.LAW}
        assert all(any(place in text for text in words) for place in laws)


def test_a_model_is_printed(client_as: Sign) -> None:
    assert client_as("Roos").get("/models/house-rules/pdf").data.startswith(b"%PDF")


def test_what_is_no_model_is_not_there(client_as: Sign) -> None:
    for page in ("/models/law", "/models/law/word", "/models/law/pdf"):
        assert client_as("Roos").get(page).status_code == 404


def test_the_page_of_a_council_leads_to_them(client_as: Sign, session: Any) -> None:
    found = sa.select(Council.id).where(Council.name == "Raad De Linde")
    council = session.scalars(found).one()
    session.commit()
    assert 'href="/models"' in client_as("Roos").get(f"/councils/{council}").text
