"""Every free text of every form is looked at for signs of a complaint, or says here why not."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from wtforms import HiddenField, StringField

import portal
from portal.forms import PortalForm

LINES = (Path(__file__).parent / "fields.txt").read_text().splitlines()


def _forms(base: type[Any] = PortalForm) -> Iterator[type[Any]]:
    for one in base.__subclasses__():
        yield one
        yield from _forms(one)


def _texts(form: type[Any]) -> set[str]:
    kinds = {n: getattr(getattr(form, n), "field_class", None) for n in dir(form)}
    free = {
        n for n, kind in kinds.items() if isinstance(kind, type) and issubclass(kind, StringField)
    }
    return {n for n in free if not issubclass(kinds[n] or object, HiddenField)}


def _excused() -> dict[tuple[str, str], set[str]]:
    found = {}
    for line in LINES:
        if line.startswith("#"):
            continue
        names, reason = line.split(": ", 1)
        feature, form, *fields = names.split()
        assert reason
        found[feature, form] = set(fields)
    return found


def _known() -> dict[tuple[str, str], type[Any]]:
    for module in pkgutil.walk_packages(portal.__path__, "portal."):
        if module.name.endswith(".forms"):
            import_module(module.name)
    home = {one: one.__module__.removeprefix("portal.").partition(".forms")[0] for one in _forms()}
    return {
        (feature, one.__name__): one
        for one, feature in home.items()
        if one.__module__.startswith(f"portal.{feature}.forms")
    }


def test_every_free_text_is_looked_at_or_says_why_not() -> None:
    excused, forgotten = _excused(), []
    for (feature, name), form in sorted(_known().items()):
        kin = [one.__name__ for one in form.__mro__]
        known = set(form.heeded).union(*(excused.get((feature, one), set()) for one in kin))
        forgotten += [f"{feature} {name} {one}" for one in sorted(_texts(form) - known)]
    assert forgotten == []


def test_no_line_of_the_list_is_about_what_is_gone_or_looked_at() -> None:
    known = _known()
    for (feature, name), fields in _excused().items():
        form = known[feature, name]
        assert fields <= _texts(form), name
        assert not fields & set(form.heeded), name


def test_what_is_looked_at_is_a_field_of_that_form() -> None:
    assert any(form.heeded for form in _known().values())
    for form in _known().values():
        assert set(form.heeded) <= _texts(form), form
