"""Every table of the portal in one place, so that nothing is forgotten in a migration."""

from importlib import import_module
from pathlib import Path

from portal.database import Base

_ROOT = Path(__file__).resolve().parents[1]
for _path in sorted(_ROOT.rglob("models.py")):
    if _path != Path(__file__):
        import_module(".".join(("portal", *_path.relative_to(_ROOT).with_suffix("").parts)))

metadata = Base.metadata
