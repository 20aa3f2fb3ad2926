"""Files made to hurt whoever opens them, one function a kind; each varies with chance."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from random import Random

ROWS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BILLION = (
    b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">%s]><Document><a>&e%d;</a></Document>"""
)
EXTERNAL = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>&e;</BkToCstmrStmt></Document>"""


def _packed(parts: dict[str, bytes], level: int = 9) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as folder:
        for name, told in parts.items():
            folder.writestr(name, told)
    return content.getvalue()


def _workbook(sheet: bytes, strings: bytes = b"") -> bytes:
    """The least that a reader takes for an xlsx, around the rows of one sheet."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{ROWS}" xmlns:r="{office}"><sheets>'
        '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
    }
    told = {name: text.encode() for name, text in parts.items()}
    head = f'<worksheet xmlns="{ROWS}"><sheetData>'.encode()
    told["xl/worksheets/sheet1.xml"] = head + sheet + b"</sheetData></worksheet>"
    told["xl/sharedStrings.xml"] = (
        strings or f'<sst xmlns="{ROWS}"><si><t>x</t></si></sst>'.encode()
    )
    return _packed(told)


def sparse_cells(chance: Random) -> bytes:
    """One cell at the far corner: a reader that makes room for all before it is lost."""
    row = chance.choice([1_048_576, 900_000, 60_001])
    return _workbook(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (row, row))


def dense_cells(chance: Random) -> bytes:
    """Sixty thousand rows of hundreds of cells, which fold into next to nothing."""
    width = chance.choice([300, 800, 2000])
    row = b"<row>" + b"<c><v>1</v></c>" * width + b"</row>"
    return _workbook(row * (20_000_000 // width // 4))


def repeated_cells(chance: Random) -> bytes:
    """An ods whose one row says that it comes a million times."""
    times = chance.choice([1_000_000, 1_048_576, 2**31])
    table = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        '<office:spreadsheet><table:table table:name="a">'
        f'<table:table-row table:number-rows-repeated="{times}"><table:table-cell '
        f'table:number-columns-repeated="{times}" office:value-type="string"><text:p>x</text:p>'
        "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return _packed({"mimetype": kind, "content.xml": table.encode()})


def giant_string(chance: Random) -> bytes:
    """One shared string of hundreds of megabytes, asked for by many cells."""
    text = b"x" * chance.choice([50_000_000, 200_000_000])
    strings = f'<sst xmlns="{ROWS}"><si><t>'.encode() + text + b"</t></si></sst>"
    cells = b"<row>" + b'<c t="s"><v>0</v></c>' * 200 + b"</row>"
    return _workbook(cells, strings)


def deep_zip(chance: Random) -> bytes:
    """An archive in an archive in an archive, the last of them full of nothing."""
    inner = _packed({f"{number}.bin": b"\0" * 8_000_000 for number in range(8)})
    for depth in range(chance.randint(2, 8)):
        inner = _packed({f"{depth}-{number}.zip": inner for number in range(6)})
    return inner


def many_files(chance: Random) -> bytes:
    """Tens of thousands of empty files, some with a name that leads elsewhere."""
    count = chance.choice([5_000, 30_000])
    return _packed({f"../../{number}/etc/{number}.pdf": b"" for number in range(count)}, level=1)


def entities(chance: Random) -> bytes:
    """A billion laughs, or a file of the machine, in a bank statement."""
    if chance.random() < 0.5:
        return EXTERNAL
    levels = chance.randint(8, 12)
    told = b"".join(
        b'<!ENTITY e%d "%s">' % (level, (b"&e%d;" % (level - 1) if level else b"&a;") * 12)
        for level in range(levels)
    )
    return BILLION % (told, levels - 1)


def deep_xml(chance: Random) -> bytes:
    """A hundred thousand elements, each in the one before."""
    depth = chance.choice([10_000, 200_000])
    return b'<?xml version="1.0"?>' + b"<a>" * depth + b"</a>" * depth


def gigapixel(chance: Random) -> bytes:
    """A png of some hundred bytes that says it is a billion pixels wide and high."""
    side = chance.choice([30_000, 60_000, 2**31 - 1])

    def chunk(kind: bytes, told: bytes) -> bytes:
        return (
            struct.pack(">I", len(told)) + kind + told + struct.pack(">I", zlib.crc32(kind + told))
        )

    head = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 4_000_000, 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def svg_elsewhere(chance: Random) -> bytes:
    """An svg that looks for something outside itself, or never ends."""
    inside = chance.choice(
        [
            '<image href="http://127.0.0.1:1/x.png" width="9" height="9"/>',
            '<image href="file:///etc/passwd" width="9" height="9"/>',
            '<style>@import url("http://127.0.0.1:1/x.css");</style>',
            '<g id="a"><use href="#a"/></g>',
            "<g>" * 50_000 + "</g>" * 50_000,
            '<filter id="f"><feGaussianBlur stdDeviation="1e9"/></filter>'
            '<rect width="1e9" height="1e9" filter="url(#f)"/>',
        ]
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{inside}</svg>'.encode()


def long_pdf(chance: Random) -> bytes:
    """A pdf of ten thousand pages, or whose pages are one another’s parents."""
    count = chance.choice([10_000, 20_000])
    loops = chance.random() < 0.3
    kids = (
        b"[2 0 R]" if loops else b"[" + b" ".join(b"%d 0 R" % (3 + n) for n in range(count)) + b"]"
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Kids[2 0 R]>>>>>>",
        b"<</Type/Pages/Count %d/Kids %s>>" % (count, kids),
        *([] if loops else [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"] * count),
    ]
    parts, places, length = [b"%PDF-1.7\n"], [], 9
    for number, each in enumerate(objects, start=1):
        places.append(length)
        parts.append(b"%d 0 obj%sendobj\n" % (number, each))
        length += len(parts[-1])
    told = b"".join(parts)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    told += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return told + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, length)


def looping_words(chance: Random) -> bytes:
    """A Word template whose loops multiply, or that asks for more than fields."""
    text = chance.choice(
        [
            "{% for a in range(99999999) %}{% for b in range(99999999) %}x{% endfor %}{% endfor %}",
            "{{ 'x' * 3000000000 }}",
            "{{ ''.__class__.__mro__[1].__subclasses__() }}",
            "{% for a in demande %}{% for b in demande %}{% for c in demande %}x{% endfor %}"
            "{% endfor %}{% endfor %}",
            "{% include '/etc/passwd' %}",
        ]
    )
    words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return _packed(
        {
            "[Content_Types].xml": (
                f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
                '"application/vnd.openxmlformats-package.relationships+xml"/><Override '
                f'PartName="/word/document.xml" ContentType="{main}"/></Types>'
            ).encode(),
            "_rels/.rels": (
                f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
                f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>'
            ).encode(),
            "word/document.xml": (
                f'<w:document xmlns:w="{words}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
                "</w:body></w:document>"
            ).encode(),
        }
    )


SHEET, STATEMENT, PAPERS = "/reprise/importer/", "/encaissements/importer/", "/reprise/documents/"
LOGO, INVOICE, TEMPLATE = "/association/", "/factures/deposer/", "modele.docx"
BOMBS: tuple[tuple[Callable[[Random], bytes], str, tuple[str, ...]], ...] = (
    (sparse_cells, "tableau.xlsx", (SHEET,)),
    (dense_cells, "tableau.xlsx", (SHEET,)),
    (repeated_cells, "tableau.ods", (SHEET,)),
    (giant_string, "tableau.xlsx", (SHEET,)),
    (deep_zip, "releves.zip", (STATEMENT, PAPERS)),
    (many_files, "papiers.zip", (PAPERS, STATEMENT)),
    (entities, "releve.xml", (STATEMENT, INVOICE)),
    (deep_xml, "releve.xml", (STATEMENT, INVOICE)),
    (gigapixel, "logo.png", (LOGO,)),
    (svg_elsewhere, "logo.svg", (LOGO,)),
    (long_pdf, "facture.pdf", (INVOICE,)),
    (looping_words, "modele.docx", (TEMPLATE,)),
)
"""Each kind, how it is called, the pages where a user would send it."""
