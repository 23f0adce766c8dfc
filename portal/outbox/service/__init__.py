"""Acts of tablets that arrive: opened, whose they are, and what became of them."""

from portal.outbox.service.deliveries import asks, delivered, late_for, own, read
from portal.outbox.service.makers import CARD, maker_by_card, maker_by_pass, pass_of
from portal.outbox.service.sealing import BrokenSealError, SealedAct, opened, public_key

__all__ = [
    "CARD",
    "BrokenSealError",
    "SealedAct",
    "asks",
    "delivered",
    "late_for",
    "maker_by_card",
    "maker_by_pass",
    "opened",
    "own",
    "pass_of",
    "public_key",
    "read",
]
