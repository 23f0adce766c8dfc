"""What a tablet keeps is sealed to the server: the tablet itself cannot read it back.

The steps are those of ECIES: a key pair made for one act, ECDH on P-256 with the server's key
(SEC 1), HKDF-SHA256 (RFC 5869), AES-256-GCM (NIST SP 800-38D). Browsers have all of it
(Web Cryptography API), so that nothing of it is our own.
"""

import json
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from flask import current_app

INFO = b"huisraad act"
CURVE = ec.SECP256R1()
_ORDER = CURVE.group_order


class BrokenSealError(Exception):
    """This was not sealed for this server by this tablet, or somebody changed it."""


@dataclass(frozen=True, kw_only=True)
class SealedAct:
    """An act as a tablet kept it.

    ``path`` is where it was sent, ``fields`` what with, as pairs of a name and a text or, for a
    file, an object with its ``name``, ``type`` and ``data`` (base64). ``signed`` is the pass of
    who was signed in, "" for an act that a card in the fields proves.
    """

    path: str
    fields: tuple[tuple[str, Any], ...]
    signed: str


@lru_cache(maxsize=4)
def _private(secret: bytes) -> ec.EllipticCurvePrivateKey:
    """The server's key, made of its secret: nothing more to keep, or to lose."""
    bits = HKDF(SHA256(), 48, None, b"huisraad outbox").derive(secret)
    return ec.derive_private_key(int.from_bytes(bits) % (_ORDER - 1) + 1, CURVE)


def _key() -> ec.EllipticCurvePrivateKey:
    secret = current_app.secret_key
    assert secret, "looked at when the portal was mounted"
    return _private(secret if isinstance(secret, bytes) else secret.encode())


def public_key() -> str:
    """The server's public key, for tablets: an uncompressed point, in base64."""
    public = _key().public_key()
    return b64encode(public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)).decode()


def opened(sent: Mapping[str, Any], device_id: int) -> SealedAct:
    """The act in what a tablet sent: ``from``, ``iv`` and ``box`` in base64, and its ``key``.

    Raises `BrokenSealError` for everything that this tablet did not seal for this server.
    """
    try:
        theirs, iv, box = (b64decode(sent[part], validate=True) for part in ("from", "iv", "box"))
        other = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, theirs)
        shared = _key().exchange(ec.ECDH(), other)
        key = HKDF(SHA256(), 32, theirs, INFO).derive(shared)
        about = f"{device_id}.{sent['key']}".encode()
        act = json.loads(AESGCM(key).decrypt(iv, box, about))
        fields = tuple((str(name), value) for name, value in act["fields"])
        return SealedAct(path=str(act["path"]), fields=fields, signed=str(act["pass"]))
    except (KeyError, TypeError, ValueError, Base64Error, InvalidTag) as error:
        raise BrokenSealError from error
