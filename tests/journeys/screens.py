"""What people see and do: a class a screen, a verb an act, which gives the next screen.

Selectors go by addresses and names of fields, never by words: those are for people, and change.
"""

import re
from dataclasses import dataclass
from typing import Self

from playwright.sync_api import Locator, Page, expect

from portal.standalone.demo import DOMAIN, PASSWORD


@dataclass
class Screen:
    """Any page of the portal."""

    page: Page

    @property
    def title(self) -> str:
        return self.page.locator("h1").inner_text().strip()

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def show(self, path: str) -> Self:
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"
        return self

    def status_of(self, path: str) -> int:
        """What the address answers this person."""
        return self.page.request.get(path, max_redirects=0).status

    def send(self, form: Locator) -> None:
        """Send a form by the last button that only saves, and wait for the page after it."""
        with self.page.expect_navigation():
            form.locator("button[type=submit]:not([name=then])").last.click()

    def form_to(self, path: str) -> Locator:
        """The form whose address ends so; ``*`` stands for a number."""
        pattern = re.escape(path).replace(r"\*", r"\d+")
        forms = self.page.locator("form[method=post]")
        for index in range(forms.count()):
            if re.search(f"{pattern}$", (forms.nth(index).get_attribute("action") or "")):
                return forms.nth(index)
        raise AssertionError(f"no form to {path} on {self.page.url}")

    def press(self, path: str) -> None:
        """Press the button that sends to this address, and say yes when it asks."""
        form = self.form_to(path)
        ask = form.locator("xpath=ancestor::details[contains(@class, 'ask')]/summary")
        for more in self.page.locator("main details.more:not([open]) > summary").all():
            more.click()
        if ask.count() and not form.is_visible():
            ask.first.click()
        self.send(form)

    def back_to(self, path: str) -> bool:
        """The browser's own Back, from outside the page's scripts; it ends at this address.
        Tells whether the page came from the browser's memory."""
        self.page.evaluate("delete window.kept; setTimeout(() => history.back(), 0)")
        self.page.wait_for_function(
            "path => location.pathname === path && window.kept !== undefined", arg=path
        )
        return bool(self.page.evaluate("kept"))


@dataclass
class Door(Screen):
    """Signing in with an account."""

    def sign_in(self, who: str) -> "Start":
        self.show("/sign-in")
        self.page.fill("[name=email]", f"{who}@{DOMAIN}")
        self.page.fill("[name=password]", PASSWORD)
        with self.page.expect_navigation():
            self.page.press("[name=password]", "Enter")
        expect(self.page).not_to_have_url(re.compile("/sign-in"))
        return Start(self.page)


class Start(Screen):
    """The first page of somebody known."""

    def council(self) -> str:
        """The address of the meetings of the person's council."""
        self.show("/meetings")
        return self.page.url

    def new_meeting(self) -> "MeetingForm":
        self.show("/meetings")
        with self.page.expect_navigation():
            self.page.locator("a[href$='/meetings/new']").first.click()
        return MeetingForm(self.page)

    def meeting(self, path: str) -> "Meeting":
        return Meeting(self.page).show(path)


class MeetingForm(Screen):
    def make(self, source: str) -> "Meeting":
        self.page.locator(f"[name=source][value={source}]").check(force=True)
        self.send(self.page.locator("main form#form, main form").first)
        return Meeting(self.page)


class Meeting(Screen):
    """One meeting with its agenda."""

    @property
    def path(self) -> str:
        found = re.search(r"/meetings/\d+", self.page.url)
        assert found, self.page.url
        return found[0]

    def items(self) -> list[str]:
        """The addresses of the items, in order."""
        found = self.main.locator("a[href*='/items/']").evaluate_all(
            "all => all.map((a) => a.getAttribute('href'))"
        )
        return list(dict.fromkeys(path for path in found if re.fullmatch(r"/items/\d+", path)))

    def add(self, title: str, text: str, purpose: str, minutes: int) -> "Meeting":
        self.show(f"{self.path}/items/new")
        self.page.fill("[name=title]", title)
        self.page.locator(f"[name=purpose][value={purpose}]").check(force=True)
        self.page.fill("[name=minutes]", str(minutes))
        self.page.fill("[name=text]", text)
        if not text:
            self.page.locator(".extra > summary").click()
            self.page.locator("[name=is_break]").check(force=True)
        self.send(self.form_to("/items/new"))
        return Meeting(self.page)

    def easy_text(self, item: str) -> "Editor":
        self.show(f"{item}/easy-text")
        if not re.search("/easy-texts/", self.page.url):
            self.send(self.form_to("/easy-text"))
        return Editor(self.page)

    def fix(self) -> "Meeting":
        self.press("/fix")
        return Meeting(self.page)

    def invite(self) -> "Meeting":
        path = self.path
        self.show(f"{path}/invite").press("/invite")
        return Meeting(self.page)

    def prepare_vote(self, item: str, question: str, options: list[str]) -> "Ballot":
        self.show(f"{item}/ballot")
        self.page.fill("[name=question]", question)
        self.page.locator("[name=kind][value=choice]").check(force=True)
        for number, option in enumerate(options, 1):
            self.page.fill(f"[name=option_{number}]", option)
        self.send(self.form_to("/ballot"))
        return Ballot(self.page)


class Editor(Screen):
    """The easy text of an item, in the standard view."""

    def approve_all(self) -> int:
        """Approve line after line with the one button; gives how many."""
        done = 0
        button = self.page.locator("button[name=do][value=check]")
        while button.count():
            with self.page.expect_navigation():
                button.click()
            done += 1
            assert done < 20
        return done

    def lines(self) -> list[str]:
        return self.page.locator(".ed-list .t").all_inner_texts()


class Ballot(Screen):
    def open(self) -> "Ballot":
        self.send(self.form_to("/open"))
        return self


@dataclass
class Tablet(Screen):
    """The tablet of the house, with nobody at it."""

    def faces(self) -> list[str]:
        self.show("/faces")
        return self.page.locator("#faces button").all_inner_texts()

    def tap_face(self, name: str) -> "HoldCard":
        self.show("/faces")
        with self.page.expect_navigation():
            self.page.locator("#faces button", has_text=name).tap()
        return HoldCard(self.page)


class HoldCard(Screen):
    def hold(self, token: str) -> "Home":
        """What a reader does: types the token wherever the focus is, then Enter."""
        with self.page.expect_navigation():
            self.page.keyboard.type(token)
            self.page.keyboard.press("Enter")
        return Home(self.page)


class Home(Screen):
    """The start page of a resident at the tablet; and the way from there, tap by tap."""

    def tap(self, where: str) -> Self:
        with self.page.expect_navigation():
            self.page.locator(where).first.tap()
        return self

    def meeting(self) -> "Home":
        return self.tap("main a[href*='/meetings/']")

    def say_coming(self, answer: str) -> "Home":
        form = self.page.locator(f"form:has([name=coming][value={answer}])")
        with self.page.expect_navigation():
            form.locator("button").tap()
        return self

    def pressed(self) -> list[str]:
        """The values of what is chosen now."""
        return self.page.locator("form:has([aria-pressed=true]) [name=coming]").evaluate_all(
            "all => all.map((field) => field.value)"
        )

    def vote(self, path: str, option: int) -> "Home":
        """Tap the option on the ballot, then say that it is right."""
        self.show(path)
        with self.page.expect_navigation():
            self.page.locator("a.choice").nth(option).tap()
        with self.page.expect_navigation():
            self.page.locator(".acts button[form=form]").tap()
        return self

    def chosen(self, path: str) -> int:
        """Which option the ballot shows as mine."""
        self.show(path)
        return self.page.locator("a.choice").evaluate_all(
            "all => all.findIndex((one) => one.classList.contains('chosen'))"
        )

    def listen(self) -> None:
        self.page.locator("#speak").tap()

    def leave(self) -> Tablet:
        """Klaar, which is on every page."""
        self.show("/")
        with self.page.expect_navigation():
            self.page.locator("form[action$='/leave'] button.leave").tap()
        return Tablet(self.page)
