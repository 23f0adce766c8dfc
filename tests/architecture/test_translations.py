"""Every word is there in Dutch, and says the same."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from tests.architecture.source import ROOT

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """What code and templates ask for, found as `make translations` finds it."""
    pot = tmp_path_factory.mktemp("pot") / "portal.pot"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        command = ["pybabel", "--quiet", "extract", "--mapping-file", "pyproject.toml"]
        CommandLineInterface().run([*command, "--output-file", str(pot), "."])
    return read(pot)


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


@pytest.fixture(scope="module", params=["nl", "en"])
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    return read(ROOT / "portal" / "translations" / request.param / "LC_MESSAGES" / "portal.po")


@pytest.fixture(scope="module")
def dutch() -> Catalog:
    return read(ROOT / "portal" / "translations" / "nl" / "LC_MESSAGES" / "portal.po")


def keys(catalogue: Catalog) -> set[object]:
    return {(message.id, message.context) for message in catalogue if message.id}


def forms(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def test_the_catalogues_hold_what_is_asked_and_nothing_else(asked, catalogue):
    assert not keys(asked) - keys(catalogue), "run `make translations`"
    assert not keys(catalogue) - keys(asked), "run `make translations`"
    assert not catalogue.obsolete


def test_every_message_is_there_in_dutch(dutch):
    assert not [m.id for m in dutch if m.id and not all(forms(m))]


def test_every_number_has_its_words(catalogue):
    """A message for one and for many has both; in English the message may speak for itself."""
    for message in catalogue:
        if isinstance(message.id, tuple):
            assert len(forms(message)) == catalogue.num_plurals, message.id
            assert all(forms(message)) or not any(forms(message)), message.id
        elif message.id:
            assert isinstance(message.string, str), message.id


def test_nothing_was_guessed(catalogue):
    assert not [message.id for message in catalogue if message.id and message.fuzzy]


def wrong_placeholders(catalogue: Catalog) -> Iterator[object]:
    for message in catalogue:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        asked = {name for one in ids for name in PLACEHOLDER.findall(one)}
        for form in filter(None, forms(message) if message.id else ()):
            used = set(PLACEHOLDER.findall(form))
            if used - asked or asked - used - ({"num"} if len(ids) > 1 else set()):
                yield message.id


def test_a_translation_uses_the_same_values(catalogue):
    assert not list(wrong_placeholders(catalogue))
