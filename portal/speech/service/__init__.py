"""The server's voice: what a page shows gets the address of its sound, and each sound is made
once.

Other features need this module alone; what it offers is in its parts.
"""

from portal.speech.service.sealing import Said, addresses, opened, with_addresses
from portal.speech.service.sounds import FOLDER, sound_of
from portal.speech.service.voices import find, speak

__all__ = ["FOLDER", "Said", "addresses", "find", "opened", "sound_of", "speak", "with_addresses"]
