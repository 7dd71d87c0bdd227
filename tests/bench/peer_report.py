#!/usr/bin/env python3
"""The peer of `jianbao weekly`: jieba + re for the rows, reportlab and XlsxWriter for the report.

    peer_report.py FOLDER OUT FONT

Writes OUT.pdf and OUT.xlsx: a title, key figures, a bar chart of units, a table of all tasks with
repeated heads; the workbook with the same table, a filter, a frozen head and a native chart.
"""

import collections
import sys

import xlsxwriter
from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle

from peer_extract import extract_folder

HEAD = ["序号", "来源", "任务内容", "牵头单位", "配合单位", "完成时限", "频次"]


def table_of(tasks):
    return [[number, row["doc"], row["quote"], "、".join(row["lead"]), "、".join(row["support"]),
             (row["deadline"] or {}).get("text", ""), (row["frequency"] or {}).get("text", "")]
            for number, row in enumerate(tasks, 1)]


def write_pdf(file, rows, slogans, ranking, font):
    pdfmetrics.registerFont(TTFont("body", font))
    body = ParagraphStyle("body", fontName="body", fontSize=9, leading=13, wordWrap="CJK")
    title = ParagraphStyle("title", fontName="body", fontSize=22, leading=30, alignment=1)
    names = [name for name, _ in ranking[:10]]
    chart = VerticalBarChart()
    chart.width, chart.height, chart.data = 420, 120, [[count for _, count in ranking[:10]]]
    chart.categoryAxis.categoryNames = names
    chart.categoryAxis.labels.fontName = "body"
    chart.categoryAxis.labels.fontSize = 6
    drawing = Drawing(450, 160)
    drawing.add(chart)
    table = LongTable([HEAD] + [[Paragraph(str(cell), body) for cell in row] for row in rows],
                      colWidths=[28, 40, 210, 80, 60, 55, 55], repeatRows=1)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.4, colors.black), ("FONTNAME", (0, 0), (-1, 0), "body"),
                               ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]))
    SimpleDocTemplate(file, pagesize=A4, leftMargin=28, rightMargin=26).build(
        [Paragraph("督查周报", title), Spacer(1, 12), Paragraph(f"共{len(rows)}项任务，{slogans}处套话。", body), drawing, table])


def write_workbook(file, rows, ranking):
    book = xlsxwriter.Workbook(file)
    wrap = book.add_format({"text_wrap": True, "border": 1})
    head = book.add_format({"bold": True, "border": 1, "bg_color": "#DDDDDD"})
    sheet = book.add_worksheet("督办台账")
    sheet.write_row(0, 0, HEAD, head)
    for number, row in enumerate(rows, 1):
        sheet.write_row(number, 0, row, wrap)
    sheet.autofilter(0, 0, len(rows), len(HEAD) - 1)
    sheet.freeze_panes(1, 0)
    sheet.set_column(2, 2, 60)
    units = book.add_worksheet("责任单位")
    for number, pair in enumerate(ranking):
        units.write_row(number, 0, pair)
    chart = book.add_chart({"type": "bar"})
    last = min(9, len(ranking) - 1)
    chart.add_series({"categories": ["责任单位", 0, 0, last, 0], "values": ["责任单位", 0, 1, last, 1]})
    units.insert_chart("D2", chart)
    book.close()


def main():
    folder, out, font = sys.argv[1:]
    found = list(extract_folder(folder))
    tasks = [row for row in found if row["type"] == "task"]
    ranking = collections.Counter(name for row in tasks for name in row["lead"]).most_common()
    rows = table_of(tasks)
    write_pdf(out + ".pdf", rows, len(found) - len(tasks), ranking, font)
    write_workbook(out + ".xlsx", rows, ranking)


if __name__ == "__main__":
    main()
