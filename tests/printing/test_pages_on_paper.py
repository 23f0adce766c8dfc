"""Every page with cards comes on paper: A4, A5 and as a small book, in the same words."""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO

import pypdfium2
import pytest

from portal.onpaper import FORMS
from tests.access.world import World
from tests.accessibility.site import filled, pages

WITH_ACCOUNT = ("anneke", "hans", "sanne", "petra", "bas", "bea")
"""People with a device of their own: a shared tablet keeps no papers."""
TITLE = re.compile(r"<h2[^>]*>(.*?)</h2>", re.DOTALL)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[World, dict[str, int]]]:
    with filled(tmp_path_factory.mktemp("paper")) as found:
        found[0].set_view("standard")
        yield found


def letters(text: str) -> str:
    """The letters and digits alone: a paper breaks its lines where it must."""
    return re.sub(r"\W+", "", unescape(re.sub(r"<[^>]+>", "", text)))


def letters_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    pages = (document[number].get_textpage() for number in range(len(document)))
    return letters(" ".join(page.get_text_range() for page in pages))


@pytest.mark.parametrize("who", WITH_ACCOUNT)
def test_each_page_with_cards_makes_a_paper_in_three_forms(
    site: tuple[World, dict[str, int]], who: str
) -> None:
    world, ids = site
    client, made, wrong = world.client(who), 0, []
    for page in [one for one in pages(ids) if one.who == who]:
        shown = client.get(page.path).text
        if "paper=a4" not in shown:
            continue
        sign = "&" if "?" in page.path else "?"
        titles = [letters(one) for one in TITLE.findall(shown.partition("<main")[2])]
        for form in FORMS:
            answer = client.get(f"{page.path}{sign}paper={form}")
            assert (answer.status_code, answer.mimetype) == (200, "application/pdf"), page
            told = letters_of(answer.data)
            wrong += [f"{page} {form}: {title}" for title in titles if title not in told]
            made += 1
    assert not wrong, "\n".join(wrong)
    assert made >= len(FORMS)


def test_a_shared_tablet_gives_no_paper(site: tuple[World, dict[str, int]]) -> None:
    world, _ids = site
    roos = world.client("roos")
    assert "paper=a4" not in roos.get("/wishes").text
    assert roos.get("/?paper=a4").status_code == 404


def test_what_is_not_yours_is_not_on_paper_either(site: tuple[World, dict[str, int]]) -> None:
    world, ids = site
    path = f"/dossiers/{ids['dossier']}?paper=a4"
    assert world.client("petra").get(path).status_code == 404
    assert world.client("anneke").get(path).mimetype == "application/pdf"


@pytest.mark.parametrize("path", ["/ballots/{outing}/vote?choice=yes", "/people/{hans}/calendar"])
def test_what_is_of_one_person_alone_has_no_paper(
    site: tuple[World, dict[str, int]], path: str
) -> None:
    world, ids = site
    shown = world.client("hans").get(path.format(**ids))
    assert "paper=a4" not in shown.text
    sign = "&" if "?" in path else "?"
    asked = world.client("hans").get(f"{path.format(**ids)}{sign}paper=a4")
    assert asked.mimetype == "text/html"


def test_another_form_is_the_page_itself(site: tuple[World, dict[str, int]]) -> None:
    world, _ids = site
    assert world.client("anneke").get("/?paper=a0").mimetype == "text/html"
