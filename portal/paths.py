"""Where templates, static files and translations lie: in the wheel, or beside it in a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def _resource(name: str) -> Path:
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


TEMPLATES = _resource("templates")
STATIC = _resource("static")
TRANSLATIONS = PACKAGE / "translations"
