"""A writer of PDF files for tests: words at places on pages, in the order given."""

# x and y in points from the page's lower left corner, words, and a font: R regular, B bold.
Words = tuple[float, float, str] | tuple[float, float, str, str]
LOCK = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O (01234567890123456789012345678901) /U (01234567890123456789012345678901) >>"


def pdf_of(*pages: list[Words], size: float = 10, lock: bytes | None = None) -> bytes:
    """A PDF of A4 pages. Courier, so that every letter is 0.6 of the size wide."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects += [f"<< /Type /Font /Subtype /Type1 /BaseFont /Courier{bold} /Encoding /WinAnsiEncoding >>".encode() for bold in ("", "-Bold")]
    for index, page in enumerate(pages):
        stream = b"".join(
            b"BT /%s %g Tf %g %g Td (%s) Tj ET\n"
            % (
                (words[3] if len(words) > 3 else "R").encode(),
                size,
                words[0],
                words[1],
                words[2].encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)"),
            )
            for words in page
        )
        fonts = "/Resources << /Font << /R 3 0 R /B 4 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * index} 0 R {fonts} >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%sendstream" % (len(stream), stream))
    if lock:
        objects.append(lock)
    out, places = b"%PDF-1.4\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    locked = b" /Encrypt %d 0 R /ID [(a) (a)]" % len(objects) if lock else b""
    return out + b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, locked, table)
