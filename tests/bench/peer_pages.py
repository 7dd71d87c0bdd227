#!/usr/bin/env python3
"""The peers of the pdf and xlsx exporters, alone: the same paragraphs, tables and rows.

    peer_pages.py reportlab|weasyprint OUT.pdf PARAGRAPHS FONT
    peer_pages.py xlsxwriter OUT.xlsx ROWS
"""

import datetime
import sys

SENTENCE = "要求各责任单位对照台账逐项研究、逐项交办、逐项验收，6月30日前完成不少于20处隐患点整治，并按月报送进展情况；"
HEAD = ["序号", "任务", "单位", "时限"]
ROWS = [[str(row), f"第{row}项任务，由牵头单位会同有关部门办理", f"单位{row}", "2021-06-30"] for row in range(1, 11)]


def content(paragraphs):
    """("heading"|"text"|"table", text), in order."""
    for i in range(paragraphs):
        if i % 5 == 0:
            yield "heading", f"第{i // 5 + 1}部分 工作安排"
        yield "text", f"{i + 1}." + SENTENCE * 3
        if i % 10 == 9:
            yield "table", None


def reportlab(file, paragraphs, font):
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    pdfmetrics.registerFont(TTFont("body", font))
    body = ParagraphStyle("body", fontName="body", fontSize=16, leading=28.99, firstLineIndent=32, wordWrap="CJK")
    small = ParagraphStyle("small", fontName="body", fontSize=10.5, leading=15, wordWrap="CJK")
    look = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])

    def number(canvas, document):
        canvas.setFont("body", 14)
        canvas.drawCentredString(A4[0] / 2, 28 * mm, f"— {document.page} —")

    story = []
    for kind, text in content(paragraphs):
        if kind == "table":
            cells = [[Paragraph(cell, small) for cell in row] for row in [HEAD, *ROWS]]
            story.append(Table(cells, colWidths=[40, 220, 90, 90], style=look, repeatRows=1))
        else:
            story.append(Paragraph(text, body))
    document = SimpleDocTemplate(file, pagesize=A4, topMargin=37 * mm, bottomMargin=35 * mm, leftMargin=28 * mm, rightMargin=26 * mm)
    document.build(story, onFirstPage=number, onLaterPages=number)


def weasyprint(file, paragraphs, _font):
    from weasyprint import HTML

    parts = ["<style>@page{size:A4;margin:37mm 26mm 35mm 28mm;@bottom-center{content:'— ' counter(page) ' —'}}"
             "body{font:16pt/28.99pt 'AR PL SungtiL GB'}p{text-indent:2em;margin:0}h1{font-size:16pt;margin:0}"
             "table{font-size:10.5pt;line-height:15pt;border-collapse:collapse;width:100%}td,th{border:.5pt solid}</style>"]
    for kind, text in content(paragraphs):
        if kind == "table":
            rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
            parts.append("<table><thead><tr>" + "".join(f"<th>{cell}</th>" for cell in HEAD) + f"</tr></thead>{rows}</table>")
        else:
            parts.append(f"<h1>{text}</h1>" if kind == "heading" else f"<p>{text}</p>")
    HTML(string="".join(parts)).write_pdf(file)


def workbook(file, rows):
    import xlsxwriter

    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    sheet = book.add_worksheet("大表")
    border = book.add_format({"border": 1, "text_wrap": True})
    day = book.add_format({"border": 1, "num_format": "yyyy-mm-dd"})
    share = book.add_format({"border": 1, "num_format": "0%"})
    sheet.write_row(0, 0, ["序号", "任务", "单位", "时限", "比例", "状态", "来源", "备注"], border)
    first = datetime.datetime(2021, 1, 1)
    for i in range(1, rows + 1):
        sheet.write_number(i, 0, i, border)
        sheet.write_string(i, 1, f"第{i}项任务，由牵头单位会同有关部门办理", border)
        sheet.write_string(i, 2, f"单位{i % 97}", border)
        sheet.write_datetime(i, 3, first + datetime.timedelta(days=i % 700), day)
        sheet.write_number(i, 4, i % 101 / 100, share)
        sheet.write_string(i, 5, "在办" if i % 3 else "逾期", border)
        sheet.write_string(i, 6, f"会议纪要第{i % 41}期", border)
        sheet.write_blank(i, 7, "", border)
    sheet.autofilter(0, 0, rows, 7)
    sheet.freeze_panes(1, 0)
    book.close()


def main():
    what, file, size = sys.argv[1:4]
    if what == "xlsxwriter":
        workbook(file, int(size))
    else:
        {"reportlab": reportlab, "weasyprint": weasyprint}[what](file, int(size), sys.argv[4])


if __name__ == "__main__":
    main()
