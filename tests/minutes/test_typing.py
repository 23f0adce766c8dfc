"""Two people type in the minutes at once: what is kept says so, and comes to the other."""

from typing import Any

import pytest

from portal.minutes.models import Minutes, Section
from tests.browser import served
from tests.looking import row

pytestmark = pytest.mark.browser


def test_what_one_types_is_kept_by_itself_and_comes_to_the_other(
    app: Any, session: Any, minutes: Minutes, client_as: Any, open_page: Any
) -> None:
    item = minutes.meeting.items[1].id
    session.commit()
    box = f'form[data-item="{item}"] textarea'
    state = f'form[data-item="{item}"] [data-part="state"]'
    with served(app) as address:
        pages = {}
        for name in ("Hans", "Anneke"):
            cookie = client_as(name).get_cookie("huisraad_session")
            pages[name] = page = open_page("desktop", base_url=address)
            page.context.add_cookies(
                [{"name": "huisraad_session", "value": cookie.value, "url": address}]
            )
            page.goto(f"/minutes/{minutes.id}/write")
        hans, anneke = pages["Hans"], pages["Anneke"]
        hans.type(box, "Wij eten soep.")
        hans.locator(state, has_text="Bewaard om").wait_for()
        anneke.type(box, "Het is koud.")
        anneke.locator(state, has_text="Bewaard om").wait_for()
        assert sorted(anneke.input_value(box).split(". ")) == ["Het is koud.", "Wij eten soep"]
        assert "Hans schrijft hier nu." in anneke.inner_text(f"#item-{item}")
        hans.context.set_offline(True)
        hans.type(box, " En brood.")
        hans.locator(state, has_text="Nog niet bewaard").wait_for()
        assert "En brood." in hans.input_value(box)
        hans.context.set_offline(False)
        hans.click(f'form[data-item="{item}"] button')
        hans.locator(state, has_text="Bewaard om").wait_for()
        hans.goto("/")
    text = row(session, Section).text
    for said in ("Wij eten soep.", "En brood.", "Het is koud."):
        assert said in text
