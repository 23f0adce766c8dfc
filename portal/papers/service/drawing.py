"""Draws the pages of a PDF and writes down its words, in a process of its own.

    python -I drawing.py FILE FOLDER

The file comes from outside and may be made to harm: so this holds no secret, knows nothing of the
portal, gets so much memory and time, and may fail in any way. PDFium runs no script of a file.
Prints one JSON object: ``{"pages": 3, "text": "..."}``, or ``{"fault": "password"}``.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any

MOST_PAGES = 200
"""Pages that are drawn; the words of no more are written down either."""
WIDTH = 1240
"""Pixels: a page of A4 at 150 an inch."""
MOST_HEIGHT = 3 * WIDTH
MOST_TEXT = 400_000
LEAF = "\n¶\n"
"""Stands between the words of two pages."""
MEMORY = 1024 * 1024 * 1024
SECONDS = 120
_PASSWORD = "password"  # noqa: S105 - what PDFium says of such a file


def draw(file: Path, folder: Path) -> dict[str, Any]:
    """Draw each page as ``<number>.jpg`` in the folder; what there is to tell of the file."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        return {"fault": "password" if _PASSWORD in str(error).lower() else "broken"}
    count = len(document)
    if not count:
        return {"fault": "broken"}
    words: list[str] = []
    for number in range(min(count, MOST_PAGES)):
        page = document[number]
        width, height = page.get_size()
        scale = min(WIDTH / max(width, 1), MOST_HEIGHT / max(height, 1))
        picture = page.render(scale=scale).to_pil().convert("RGB")
        picture.save(folder / f"{number + 1}.jpg", "JPEG", quality=72, optimize=True)
        words.append(page.get_textpage().get_text_bounded())
        page.close()
    return {"pages": min(count, MOST_PAGES), "text": LEAF.join(words)[:MOST_TEXT]}


if __name__ == "__main__":
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 32 * 1024 * 1024),
    ):
        resource.setrlimit(kind, (most, most))
    json.dump(draw(Path(sys.argv[1]), Path(sys.argv[2])), sys.stdout)
