"""Files as people bring them: a PDF with words, one with a password, one that is broken."""

import io
import zipfile

from PIL import Image


def pdf(*pages: str, encrypted: bool = False, width: int = 595, height: int = 842) -> bytes:
    """A PDF with these words on its pages; ``encrypted`` asks for a password nobody knows."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    font = "<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    for number, words in enumerate(pages):
        drawn = f"BT /F 40 Tf 60 700 Td ({words}) Tj ET"
        box = f"/MediaBox [0 0 {width} {height}]"
        contents = 4 + 2 * number
        objects.append(
            f"<< /Type /Page /Parent 2 0 R {box} /Resources {font} /Contents {contents} 0 R >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = len(out)
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    locked = ""
    if encrypted:
        key = "00" * 32
        locked = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{key}> /U <{key}> >> "
        locked += "/ID [<00><00>] "
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{rows}"
    out += f"trailer << /Size {len(places) + 1} /Root 1 0 R {locked}>>\nstartxref\n{table}\n%%EOF\n"
    return out.encode("latin-1")


def jpeg(width: int = 2000, height: int = 1000) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(out, "JPEG")
    return out.getvalue()


def word(*lines: str, head: str = "", method: int = zipfile.ZIP_STORED) -> bytes:
    """A Word document with a paragraph a line."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr(
            "word/document.xml",
            f'{head}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>',
        )
    return out.getvalue()


def lying(data: bytes, place: int, value: int, length: int = 1) -> bytes:
    """A zip file that claims something else of its last part, in this place of its head."""
    told = bytearray(data)
    at = told.rindex(b"PK\x01\x02") + place
    told[at : at + length] = value.to_bytes(length, "little")
    return bytes(told)
