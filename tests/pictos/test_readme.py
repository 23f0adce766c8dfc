"""What the package's README says of itself."""

import doctest
import re
from importlib import import_module
from pathlib import Path

import pictos

README = Path(pictos.__file__).with_name("README.md")


def test_what_it_shows_is_what_one_gets() -> None:
    found = doctest.testfile(str(README), module_relative=False)
    assert found.attempted > 0
    assert found.failed == 0


def test_what_it_names_is_there() -> None:
    text = README.read_text(encoding="utf-8")
    table = text.partition("## Where")[2]
    names = [
        name
        for cell in re.findall(r"^\| (.+?) \|", table, re.M)
        for name in re.findall(r"`([^`]+)`", cell)
    ]
    for name in names:
        if "/" in name or "." in name:
            folder = README.parent
            assert (folder / name).exists() or list(folder.rglob(name)), name
        else:
            import_module(f"pictos.{name}")
    for dotted in re.findall(r"`pictos\.([a-z_.]+)", text):
        home, _, last = f"pictos.{dotted}".rpartition(".")
        module = import_module(home)
        assert hasattr(module, last) or import_module(f"{home}.{last}"), dotted
