"""Files made to harm whoever reads them, made when they are needed. Each maker gives the bytes of one.

    hostile_files.py NAME FILE
"""

import base64
import gzip
import io
import sys
import tarfile
import zipfile
import zlib

WORDS = "各乡镇要在6月底前完成整改。"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LAUGHS = ('<!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">'
          + "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(12)) + "]>")
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY % b SYSTEM "http://127.0.0.1:9/x"> %b;]>'


def packed(members, method=zipfile.ZIP_DEFLATED, level=1):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method, compresslevel=level) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(body, head="", rest="", level=1):
    return packed({"[Content_Types].xml": "<Types/>", "_rels/.rels": "<Relationships/>",
                   "word/document.xml": f'<?xml version="1.0"?>{head}<w:document {W}><w:body>{body}</w:body></w:document>' + rest}, level=level)


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text="格", properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def odt(body, head=""):
    names = "".join(f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text", "table"))
    return packed({"mimetype": "application/vnd.oasis.opendocument.text",
                   "content.xml": f'<?xml version="1.0"?>{head}<office:document-content{names}><office:body><office:text>{body}'
                                  "</office:text></office:body></office:document-content>"})


def xlsx(rows, strings="", head="", merges=""):
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return packed({
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook {main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
                           '<sheets><sheet name="任务" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<?xml version="1.0"?>{head}<sst {main}>{strings}</sst>',
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{rows}</sheetData>{merges}</worksheet>"})


def zip_in_zip(depth, copies):
    inner = packed({"通知.txt": WORDS})
    for level in range(depth):
        inner = packed({f"{level}-{i}.zip": inner for i in range(copies)}, zipfile.ZIP_STORED)
    return inner


def many_members(count):
    return packed({f"{i}.txt": "" for i in range(count)})


def packed_zeros(megabytes):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("大.txt", "w", force_zip64=True) as member:
        for _ in range(megabytes):
            member.write(bytes(1 << 20))
    return out.getvalue()


def overlapping(copies):
    """Every entry of the directory points at the same member."""
    whole = packed({"a.txt": "甲" * 100_000})
    at = whole.rindex(b"PK\x01\x02")
    end = whole.rindex(b"PK\x05\x06")
    entries = whole[at:end] * copies
    tail = bytearray(whole[end:])
    tail[8:12] = (copies & 0xFFFF).to_bytes(2, "little") * 2
    tail[12:16] = len(entries).to_bytes(4, "little")
    return whole[:at] + entries + bytes(tail)


def tar_of_links():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind, target in (("a.txt", tarfile.SYMTYPE, "/etc/passwd"), ("b.txt", tarfile.LNKTYPE, "a.txt"),
                                   ("c.txt", tarfile.CHRTYPE, ""), ("d.txt", tarfile.FIFOTYPE, "")):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, target
            archive.addfile(member)
        for name in ("../../../../tmp/jianbao-escaped.txt", "/tmp/jianbao-escaped.txt"):
            member = tarfile.TarInfo(name)
            member.size = len(WORDS.encode())
            archive.addfile(member, io.BytesIO(WORDS.encode()))
    return out.getvalue()


def pdf(objects, trailer="", tail=None):
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + (body if isinstance(body, bytes) else body.encode()) + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer.encode(), start)
    return out if tail is None else out[:tail]


def stream(content, entries=""):
    return f"<</Length {len(content)}{entries}>>stream\n".encode() + content + b"\nendstream"


CATALOG = "<</Type/Catalog/Pages 2 0 R>>"
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf_page(box="[0 0 595 842]", content=b"BT /F1 12 Tf 72 700 Td (read me) Tj ET", entries=""):
    return [CATALOG, "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            f"<</Type/Page/Parent 2 0 R/MediaBox{box}/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            stream(content, entries), FONT]


def mail(depth):
    body = "Content-Type: text/plain; charset=utf-8\r\n\r\n" + WORDS
    for _ in range(depth):
        body = "Content-Type: message/rfc822\r\n\r\nFrom: a@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\n" + body
    return ("From: a@example.com\r\nTo: b@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\n" + body).encode()


def mail_of_parts(depth, width=1):
    body = "Content-Type: text/plain; charset=utf-8\r\n\r\n" + WORDS + "\r\n"
    for level in range(depth):
        part = f"--b{level}\r\n{body}\r\n" * width
        body = f'Content-Type: multipart/mixed; boundary="b{level}"\r\n\r\n{part}--b{level}--\r\n'
    return ("From: a@example.com\r\nTo: b@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\n" + body).encode()


def mail_with(name, content):
    return ("From: a@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: application/octet-stream\r\n"
            f'Content-Disposition: attachment; filename="{name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n').encode() \
        + base64.encodebytes(content)


DEEP = 10_000

# name of the file → how it is made. A name's beginning says what must come of it:
# "bad" is refused, or read in part, with a reason; "odd" may be read; "fine" is read.
FILES = {
    # archives
    "bad-zeros.zip": lambda: packed_zeros(60),
    "bad-zeros.txt.gz": lambda: gzip.compress(bytes(60 << 20), 6),
    "bad-members.zip": lambda: many_members(30_000),
    "bad-nested.zip": lambda: zip_in_zip(8, 2),
    "odd-wide.zip": lambda: zip_in_zip(2, 20),
    "odd-overlapping.zip": lambda: overlapping(20_000),
    "odd-links.tar": tar_of_links,
    "bad-cut.zip": lambda: packed({"通知.txt": WORDS * 1000})[:200],
    "bad-empty.zip": lambda: packed({}),
    # Word
    "odd-laughs.docx": lambda: docx(paragraph("&m;" + WORDS), LAUGHS),
    "odd-outside.docx": lambda: docx(paragraph("&a;" + WORDS), OUTSIDE),
    "odd-deep.docx": lambda: docx("<w:sdt>" * DEEP + paragraph(WORDS) + "</w:sdt>" * DEEP),
    "odd-deep-tables.docx": lambda: docx("<w:tbl><w:tr><w:tc>" * DEEP + paragraph(WORDS) + "</w:tc></w:tr></w:tbl>" * DEEP),
    "odd-unclosed.docx": lambda: docx("<w:p>" * 200_000),
    "fine-span.docx": lambda: docx("<w:tbl>" + "<w:tr>" + cell(WORDS, '<w:gridSpan w:val="100000000"/>') + cell("尾") + "</w:tr></w:tbl>"),
    "fine-spans.docx": lambda: docx("<w:tbl>" + ("<w:tr>" + cell(WORDS, '<w:gridSpan w:val="4000000000"/>') + "</w:tr>") * 50 + "</w:tbl>"),
    "odd-cells.docx": lambda: docx("<w:tbl>" + ("<w:tr>" + cell() * 100 + "</w:tr>") * 10_000 + "</w:tbl>"),
    "odd-merged-cells.docx": lambda: docx("<w:tbl>" + ("<w:tr>" + cell("", "<w:vMerge/>") * 60 + "</w:tr>") * 3000 + "</w:tbl>"),
    "bad-zeros.docx": lambda: docx(paragraph(" " * (40 << 20)), level=6),
    "bad-broken.docx": lambda: docx("<w:p><w:r>", rest="</w:q>"),
    # OpenDocument
    "odd-laughs.odt": lambda: odt("<text:p>&m;" + WORDS + "</text:p>", LAUGHS),
    "odd-outside.odt": lambda: odt("<text:p>&a;" + WORDS + "</text:p>", OUTSIDE),
    "odd-deep.odt": lambda: odt("<text:list><text:list-item>" * DEEP + "<text:p>" + WORDS + "</text:p>" + "</text:list-item></text:list>" * DEEP),
    "odd-repeated.odt": lambda: odt('<table:table><table:table-row table:number-rows-repeated="100000000">'
                                    '<table:table-cell table:number-columns-repeated="100000000"><text:p>' + WORDS +
                                    "</text:p></table:table-cell></table:table-row></table:table>"),
    "odd-spaces.odt": lambda: odt('<text:p>甲<text:s text:c="2000000000"/>' + WORDS + "</text:p>"),
    # Excel
    "odd-laughs.xlsx": lambda: xlsx('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', "<si><t>&m;" + WORDS + "</t></si>", LAUGHS),
    "odd-merged.xlsx": lambda: xlsx('<row r="1"><c r="A1" t="inlineStr"><is><t>' + WORDS + "</t></is></c></row>",
                                    merges='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    "odd-far.xlsx": lambda: xlsx('<row r="4294967295"><c r="ZZZZZZZZ4294967295" t="inlineStr"><is><t>' + WORDS + "</t></is></c></row>"),
    "odd-missing-string.xlsx": lambda: xlsx('<row r="1"><c r="A1" t="s"><v>-1</v></c><c r="B1" t="s"><v>99999999999</v></c>'
                                            '<c r="C1" t="inlineStr"><is><t>' + WORDS + "</t></is></c></row>"),
    "odd-cells.xlsx": lambda: xlsx("".join(f'<row r="{r}">' + f'<c r="A{r}"><v>1</v></c>' * 100 + "</row>" for r in range(1, 10_001))),
    "odd-merges.xlsx": lambda: xlsx("".join(f'<row r="{r}"><c r="A{r}"><v>1</v></c></row>' for r in range(1, 3000)),
                                    merges="<mergeCells>" + "".join(f'<mergeCell ref="A{r}:ZZ{r + 900}"/>' for r in range(1, 3000)) + "</mergeCells>"),
    # web pages
    "odd-deep.html": lambda: ("<html><body>" + "<div>" * DEEP + f"<p>{WORDS}</p>" + "</div>" * DEEP).encode(),
    "odd-deep-tables.html": lambda: ("<html><body>" + "<table><tr><td>" * DEEP + WORDS).encode(),
    "odd-deeper.html": lambda: ("<html><body>" + "<b><i><a href=x>" * 50_000 + WORDS).encode(),
    "odd-span.html": lambda: f"<html><body><p>{WORDS}</p><table><tr><td colspan=1000000000 rowspan=1000000000>甲<td>乙</table>".encode(),
    "odd-cells.html": lambda: ("<html><body><table>" + ("<tr>" + "<td>格" * 100) * 5_000 + "</table>").encode(),
    "odd-attributes.html": lambda: ("<html><body><p " + " ".join(f"a{i}=1" for i in range(20_000)) + f">{WORDS}</p>").encode(),
    # PDF
    "bad-cycle.pdf": lambda: pdf([CATALOG, "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 1>>"]),
    "bad-own-child.pdf": lambda: pdf([CATALOG, "<</Type/Pages/Kids[2 0 R]/Count 1000000>>"]),
    "odd-object-streams.pdf": lambda: pdf([CATALOG, "<</Type/Pages/Kids[]/Count 0>>",
                                           stream(b"4 0 ", "/Type/ObjStm/N 1/First 4/Extends 4 0 R"),
                                           stream(b"3 0 ", "/Type/ObjStm/N 1/First 4/Extends 3 0 R")]),
    "odd-prev.pdf": lambda: pdf(pdf_page(), "/Prev 9"),
    "bad-cut.pdf": lambda: pdf(pdf_page(), tail=180),
    "odd-cut-table.pdf": lambda: pdf(pdf_page())[:-40],
    "odd-large-page.pdf": lambda: pdf(pdf_page("[0 0 1000000000 1000000000]")),
    "odd-negative-page.pdf": lambda: pdf(pdf_page("[1e30 -1e30 nan 0]")),
    "odd-stream.pdf": lambda: pdf(pdf_page(content=zlib.compress(b"q Q " * (3 << 20), 6), entries="/Filter/FlateDecode")),
    "odd-arrays.pdf": lambda: pdf([CATALOG, "<</Type/Pages/Kids" + "[" * 100_000 + "]" * 100_000 + "/Count 1>>"]),
    "odd-form.pdf": lambda: pdf(pdf_page(content=b"/X Do") [:2] + [
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 6 0 R>>>>>>", stream(b"/X Do"), FONT,
        stream(b"/X Do /X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")]),
    "bad-garbage.pdf": lambda: b"%PDF-1.4\n" + bytes(range(256)) * 4000,
    # mail
    "odd-deep.eml": lambda: mail(1_000),
    "odd-parts.eml": lambda: mail_of_parts(1_000),
    "odd-many-parts.eml": lambda: mail_of_parts(1, 20_000),
    "odd-head.eml": lambda: b"From: a@example.com\r\nTo: " + b"x@example.com, " * 40_000 + b"\r\nSubject: x\r\n\r\n" + WORDS.encode(),
    "bad-bomb.eml": lambda: mail_with("bomb.zip", packed_zeros(60)),
    # others
    "bad-empty.txt": lambda: b"",
    "bad-garbage.doc": lambda: b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(range(256)) * 200,
    "bad-header.doc": lambda: b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + b"\xFF" * 504,
    # Named like a Word file inside, so that the program for these is run.
    "odd-word.doc": lambda: b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + "WordDocument".encode("utf-16-le") + bytes(range(256)) * 200,
    "odd-quotes.md": lambda: ("> " * DEEP + WORDS + "\n").encode(),
    "odd-brackets.md": lambda: ("# 题\n\n" + "[" * 50_000 + WORDS + "\n").encode(),
    "odd-line.txt": lambda: (WORDS * 30_000).encode(),
    "odd-headings.txt": lambda: "".join(f"{'一二三四五六七八九'[i % 9]}、\n" for i in range(100_000)).encode(),
    "odd-characters.txt": lambda: "".join(chr(0x4E00 + i * 7919 % 20_000) for i in range(300_000)).encode(),
}

if __name__ == "__main__":
    with open(sys.argv[2], "wb") as out:
        out.write(FILES[sys.argv[1]]())
