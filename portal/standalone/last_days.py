"""``huisraad term``: a last day, as the deadline engine has it, without a database."""

from datetime import datetime

import click

from portal import deadlines
from portal.deadlines import Term


@click.command()
@click.argument("what", type=click.Choice(["advice", "consent", "nullity", "appeal"]))
@click.argument("day", type=click.DateTime(["%Y-%m-%d"]))
@click.option("--weeks", type=click.IntRange(0, 520), help="For advice and consent: no law has it.")
def term(what: str, day: datetime, weeks: int | None) -> None:
    """Print the last day of a term that begins on DAY (YYYY-MM-DD).

    Nullity is one month (Wmcz 2018 art. 8 lid 7), appeal three (art. 14 lid 5). For advice and
    consent the law has no weeks: give those of your regulation.
    """
    if (weeks is None) is (what in ("advice", "consent")):
        raise click.UsageError("--weeks goes with advice and consent, and only with these.")
    begins = day.date()
    try:
        if what == Term.NULLITY:
            found = deadlines.nullity(begins, None)
        elif what == Term.APPEAL:
            found = deadlines.appeal(begins)
        else:
            found = deadlines.answer(Term(what), begins, weeks=weeks)
    except (ValueError, OverflowError) as error:
        raise click.UsageError("That day is too far away.") from error
    assert found is not None
    click.echo(found.day.isoformat())
