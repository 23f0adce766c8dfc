"""Ballots: asking, voting, the result in people."""
