"""Everything on paper: agenda, invitation, ballot paper, cards, poster, as tagged PDF."""
