"""The source as the tests of its rules read it."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MADE_AGAIN = {".git", ".venv", ".cache", ".hypothesis", "instance", "dist", "__pycache__"}
"""Folders that hold nothing of the repository."""

MARKS = {"__init__", "models", "service", "forms", "pages", "views"}
"""What a feature is made of: six files, or folders of that name."""


def files(*suffixes: str, under: str = "") -> Iterator[Path]:
    """The files of the repository with one of the suffixes (all when none is named)."""
    waiting = [ROOT / under]
    while waiting:
        for path in sorted(waiting.pop().iterdir()):
            if path.is_dir():
                if path.name not in MADE_AGAIN:
                    waiting.append(path)
            elif not suffixes or path.suffix in suffixes:
                yield path


def features() -> list[str]:
    """The folders that have addresses of their own."""
    with_views = [*ROOT.glob("portal/*/views.py"), *ROOT.glob("portal/*/views/__init__.py")]
    return sorted({path.relative_to(ROOT / "portal").parts[0] for path in with_views})
