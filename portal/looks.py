"""How one person wants to see, hear and touch: kept with the person, on every device."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache

CHOICES: Mapping[str, tuple[str, ...]] = {
    "size": ("normal", "large", "largest"),
    "pictos": ("sentence", "words", "pictures", "text"),
    "colours": ("normal", "calm", "contrast"),
    "rate": ("slow", "normal", "fast"),
    "me": ("picture", "photo"),
    "hand": ("left", "right"),
    "scan": ("off", "one", "two"),
    "pace": ("slow", "normal", "fast"),
}
"""What can be set, and to what, in the order in which it is asked."""


@dataclass(frozen=True, kw_only=True)
class OwnView:
    """The settings of one person; what nobody set is as most people like it.

    ``size`` is that of the letters; ``pictos`` how many pictures stand with a sentence; ``rate``
    how fast is read aloud; ``me`` what stands for the person on the own tiles; ``hand`` on which
    side the button to go on stands; ``scan`` with how many switches it is operated, stepping at
    this ``pace``.
    """

    size: str = "normal"
    pictos: str = "sentence"
    colours: str = "normal"
    rate: str = "normal"
    me: str = "picture"
    hand: str = "right"
    scan: str = "off"
    pace: str = "normal"

    @property
    def written(self) -> str:
        """What is kept: only what was set otherwise, as "size=large hand=left"."""
        set_here = ((one.name, getattr(self, one.name)) for one in fields(self))
        return " ".join(f"{k}={v}" for k, v in set_here if v != getattr(USUAL, k))

    def with_(self, **chosen: str) -> "OwnView":
        """The same with another choice; what is no choice is left out."""
        known = {k: v for k, v in chosen.items() if v in CHOICES.get(k, ())}
        return replace(self, **known)

    @property
    def attributes(self) -> dict[str, str]:
        """What styles and scripts find on the page."""
        found = {"rate": self.rate, "size": self.size, "hand": self.hand, "pictos": self.pictos}
        if self.colours == "contrast":
            found["contrast"] = "high"
        if self.colours == "calm":
            found["calm"] = ""
        if self.scan != "off":
            found |= {"scan": self.scan, "pace": self.pace}
        return {f"data-{name}": value for name, value in found.items()}


USUAL = OwnView()


@lru_cache(maxsize=1024)
def read(written: str) -> OwnView:
    """What was kept; a setting or choice that this version does not know is left out."""
    pairs = (one.partition("=") for one in written.split())
    return USUAL.with_(**{name: choice for name, _, choice in pairs})
