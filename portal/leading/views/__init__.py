"""A meeting that is held: opened, led, followed."""

from portal.leading.views import chair, follower, opening  # noqa: F401 - they add their addresses
from portal.leading.views.blueprint import bp as bp
