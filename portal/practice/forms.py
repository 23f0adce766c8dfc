"""What goes along in the address while somebody practises."""

from wtforms import HiddenField

from portal.forms import PortalForm


class TryForm(PortalForm):
    """A choice that is shown back. It is asked for again and never sent in, so that it has no key
    of an act and no token."""

    act = None  # type: ignore[assignment]
    choice = HiddenField()

    class Meta(PortalForm.Meta):
        csrf = False
