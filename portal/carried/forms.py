"""What is asked of who was not signed in when the network went."""

from wtforms import HiddenField

from portal.forms import CardCode, PortalForm


class AnswerWithCardForm(PortalForm):
    """An answer that the card proves: looked at when it arrives."""

    coming = HiddenField()
    token = CardCode()
