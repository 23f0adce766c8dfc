"""A picto agenda of twenty items as PDF, beside an empty page from the same typesetter."""

import time
from itertools import count
from pathlib import Path
from statistics import median

from pictos.symbols import own_names
from portal.printing import service
from portal.printing.service import Document, Line, Lines, Sheet, pictogram, typesetting
from tests.bench.measuring import Way, milliseconds, say
from tests.conftest import TestClock, make_app

EMPTY = b'#set document(title: "x")\n#set text(lang: "nl")\n#sys.inputs.letters'


def measure(folder: Path) -> None:
    """Each time another text, as each meeting has its own."""
    app = make_app(folder, TestClock())
    numbers = count()
    with app.test_request_context():

        def ours() -> bytes:
            return service.pdf(_agenda(next(numbers)))

        def theirs() -> bytes:
            return typesetting._compiled(EMPTY, {"letters": str(next(numbers))})

        ours(), theirs()
        made, waits = ours(), []
        for _time in range(30):
            began = time.perf_counter()
            ours()
            waits.append((time.perf_counter() - began) * 1000)
        costs = milliseconds({"ours": Way(ours), "theirs": Way(theirs)}, times=10)
    say("pdf.agenda", costs["ours"], "an empty page of the same engine", costs["theirs"])
    say("pdf.agenda.wait", median(waits), "what was promised", 100, "ms")
    say("pdf.agenda.size", len(made) / 1000, "what was promised", 300, "kB")


def _agenda(number: int) -> Document:
    lines = [
        Line(
            text=f"Wij praten over {name} {number}",
            picture=pictogram(f"own:{name}", name),
            number=place,
            box=True,
        )
        for place, name in enumerate(own_names()[:20], 1)
    ]
    title = f"Vergadering {number}"
    return Document(title=title, sheets=[Sheet(title=title, blocks=[Lines(lines=lines)])])
