"""The address of a sound is the sentence itself, sealed for the reader whom a page shows it to.

So nobody can make the server say anything else, nothing is kept for it, it can be asked for again,
and who reads addresses along the way learns nothing: AES-SIV (RFC 5297) hides the words, and gives
the same address for the same sentence and reader.
"""

import base64
import hmac
import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from flask import current_app, request, url_for

from portal.cleaning import printable
from portal.context import current_actor
from portal.speech.service.voices import find

MOST_TEXT = 400
"""The most characters that are said at once; a sentence of ten words has some sixty."""
_SAID = re.compile(r'\bdata-say="([^"]+)"')
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_OPEN, _SECRET = b"\0", b"\1"
_NOISE, _BLOCK = 16, 64


@dataclass(frozen=True)
class Said:
    """What is to be said; a ``secret`` may tell what somebody chose, and leaves no trace."""

    text: str
    secret: bool = False


def with_addresses(html: str) -> str:
    """The page with the sounds of each text in it that can be read aloud, in ``data-sound``."""
    if "data-say" not in html or find() is None:
        return html
    seal = _Seal()
    return _SAID.sub(lambda one: f'{one[0]} data-sound="{seal.addresses(unescape(one[1]))}"', html)


def addresses(text: str) -> str:
    """The addresses of the sentences in a text, with spaces between; nothing without a voice."""
    return _Seal().addresses(text) if find() else ""


def opened(sealed: str) -> Said | None:
    """What stands in an address; none for one that was not made here, or for another reader.

    What a tablet shows to nobody in particular is for whoever sits at it.
    """
    cipher, actor = _cipher(str(current_app.secret_key)), current_actor()
    for reader in (_reader(actor.person_id, actor.device_id), _reader(None, actor.device_id)):
        with suppress(InvalidTag, ValueError):
            packed = base64.urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4))
            return _unpacked(cipher.decrypt(packed, [reader]))
    return None


def _unpacked(said: bytes) -> Said:
    if said.startswith(_SECRET):
        return Said(said[1 + _NOISE :].rstrip(b" ").decode(), secret=True)
    return Said(said[1:].decode())


class _Seal:
    """Seals what one page shows.

    On the pages of a vote each address is another, and of a length that tells little.
    """

    def __init__(self) -> None:
        self._cipher = _cipher(str(current_app.secret_key))
        actor = current_actor()
        self._reader = _reader(actor.person_id, actor.device_id)
        self._secret = (request.endpoint or "").startswith("portal.ballots.")
        self._before = url_for("portal.speech.sound", sealed="x")[:-1]

    def addresses(self, text: str) -> str:
        """The addresses of the sentences in a text, with spaces between."""
        return " ".join(self._before + self._sealed(one.encode()) for one in sentences(text))

    def _sealed(self, text: bytes) -> str:
        packed = _OPEN + text
        if self._secret:
            packed = _SECRET + secrets.token_bytes(_NOISE) + text
            packed = packed.ljust(-(-len(packed) // _BLOCK) * _BLOCK)
        sealed = self._cipher.encrypt(packed, [self._reader])
        return base64.urlsafe_b64encode(sealed).decode().rstrip("=")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text; what is longer than can be said at once is cut between words."""
    for sentence in _SENTENCE.split(" ".join(printable(text).split())):
        rest = sentence
        while len(rest) > MOST_TEXT:
            cut = rest.rfind(" ", 0, MOST_TEXT) + 1 or MOST_TEXT
            yield rest[:cut].rstrip()
            rest = rest[cut:]
        if rest:
            yield rest


def key_for(use: str, secret: str) -> bytes:
    """A key of 64 bytes for one use, made from the application's own."""
    return hmac.digest(secret.encode(), f"huisraad.speech.{use}".encode(), "sha512")


@lru_cache(maxsize=4)
def _cipher(secret: str) -> AESSIV:
    return AESSIV(key_for("addresses", secret))


def _reader(person: int | None, device: int | None) -> bytes:
    """A person on a device, a tablet with nobody, or any visitor."""
    return f"{person or 0} {device or 0}".encode()
