"""Every model, by its key. They are kept in the code: what all may use is no council's text."""

from portal.modelpapers.service.for_others import FOR_OTHERS
from portal.modelpapers.service.kinds import Model, Part
from portal.modelpapers.service.of_the_council import OF_THE_COUNCIL

__all__ = ["MODELS", "Model", "Part"]

MODELS = {**OF_THE_COUNCIL, **FOR_OTHERS}
"""In the order in which they are shown."""
