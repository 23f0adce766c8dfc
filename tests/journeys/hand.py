"""A hand at the mouse and the keys, which counts what it does and what that costs a person.

The times are those of the keystroke-level model (Card, Moran and Newell, The Psychology of
Human-Computer Interaction, 1983, chapter 8): to point 1.1 s, to press and let go of a button
0.2 s, from mouse to keys or back 0.4 s, to make up one's mind 1.35 s, a key 0.28 s. Every act
begins with making up one's mind, though the model asks it only once for what belongs together.
Text is typed at 40 words a minute, a word being five letters. What the portal takes is measured.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page

POINT, BUTTON, HOME, THINK, KEY = 1.1, 0.2, 0.4, 1.35, 0.28
LETTER = 60 / (40 * 5)


@dataclass
class Hand:
    """What one person does in a page: each act counts as one."""

    page: Page
    acts: int = 0
    seconds: float = 0.0
    waited: float = 0.0
    _on_keys: bool = False

    def follow(self, where: str | Locator) -> None:
        """Click what leads to another page, and wait until that is there."""
        self._mouse(lambda: self._leave(self._find(where)))

    def click(self, where: str | Locator) -> None:
        """Click something that changes this page."""
        self._mouse(self._find(where).click)

    def type(self, name: str, text: str) -> None:
        """Click in a field, and type another text over what is there."""
        field = self.page.locator(f"[name={name}]")
        self._mouse(lambda: field.fill(text))
        self.seconds += HOME + 2 * KEY + len(text) * LETTER
        self._on_keys = True

    def choose(self, name: str, value: str) -> None:
        """Click one of the answers to a question."""
        field = self.page.locator(f"[name={name}][value={value}]")
        self._mouse(field.locator("xpath=ancestor::label").click)

    def give(self, name: str, file: Path) -> None:
        """Point out a file: the button, then the file and "Open" in the computer's own window."""
        self._mouse(lambda: self.page.set_input_files(f"[name={name}]", file))
        self.seconds += 2 * (POINT + BUTTON)

    def drag(self, what: Locator, to: Locator) -> None:
        """Drag one thing to the place of another, and wait until that is kept."""
        what.scroll_into_view_if_needed()
        start, end = what.bounding_box(), to.bounding_box()
        assert start
        assert end
        mouse = self.page.mouse

        def pull() -> None:
            mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
            mouse.down()
            mouse.move(end["x"] + 20, end["y"] + 4, steps=4)
            with self.page.expect_response(lambda answer: answer.request.method == "POST"):
                mouse.up()

        self._mouse(pull)
        self.seconds += POINT + BUTTON

    def _find(self, where: str | Locator) -> Locator:
        if isinstance(where, Locator):
            return where
        return self.page.locator(where).locator("visible=true").first

    def _leave(self, where: Locator) -> None:
        with self.page.expect_navigation():
            where.click()

    def _mouse(self, act: Callable[[], object]) -> None:
        self.acts += 1
        self.seconds += THINK + POINT + BUTTON + HOME * self._on_keys
        self._on_keys = False
        before = time.perf_counter()
        act()
        self.waited += time.perf_counter() - before

    def __str__(self) -> str:
        return f"{self.acts} acts, {self.minutes:.1f} minutes, {self.waited:.0f} s of waiting"

    @property
    def minutes(self) -> float:
        """How long a person takes, by the model, with the waiting that was measured."""
        return (self.seconds + self.waited) / 60
