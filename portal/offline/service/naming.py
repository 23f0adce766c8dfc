"""Names of files that every computer takes."""

import re
import unicodedata

LONGEST = 60
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


class Names:
    """Gives each file a name of its own; capitals make no difference on Windows and macOS."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def of(self, folder: str, title: str, ending: str) -> str:
        """The path for this title: letters, digits and hyphens of it, and a number if need be."""
        plain = unicodedata.normalize("NFC", title).lower()
        stem = re.sub(r"[\W_]+", "-", plain).strip("-")[:LONGEST].strip("-") or "stuk"
        stem = f"{stem}-1" if _RESERVED.fullmatch(stem) else stem
        name, number = f"{folder}{stem}{ending}", 1
        while name.casefold() in self._given:
            number += 1
            name = f"{folder}{stem}-{number}{ending}"
        self._given.add(name.casefold())
        return name
