"""Text from outside as it is kept: typed in a form, or read from a file."""

import unicodedata
from typing import Any

_UNSEEN = dict.fromkeys(
    [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF]
)


def printable(text: Any) -> Any:
    """Text that may stand in a page: without NUL, other controls, lone surrogates and the
    code points that are no characters. Anything but text passes unchanged."""
    if not isinstance(text, str):
        return text
    return "".join(c for c in text if c in "\r\n\t" or not _is_no_character(c))


def _is_no_character(c: str) -> bool:
    code = ord(c)
    return (
        unicodedata.category(c) in ("Cc", "Cs")
        or code & 0xFFFE == 0xFFFE
        or 0xFDD0 <= code <= 0xFDEF
    )


def clean(text: Any) -> Any:
    """Typed text as it is kept: NFC, without NUL, control, direction or invisible marks.

    Line ends become ``\\n``; lone surrogates are dropped. Anything but text passes unchanged.
    """
    if not isinstance(text, str):
        return text
    kept = printable(text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN))
    return unicodedata.normalize("NFC", kept).strip()
