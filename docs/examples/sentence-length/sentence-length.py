#!/usr/bin/env python3
"""Measures how long the sentences of each article are: one row an article."""

import json
import statistics
import sys

# What is measured: body text. Headings, titles, addressees, signatures and tables are no sentences to read.
ROLES = {"body", "note"}


def length_of(text):
    """Characters without spaces; a number counts as what it is written with."""
    return sum(not c.isspace() for c in text)


def rows_of(document, options):
    for index, article in enumerate(document["articles"]):
        begin, end = article["span"]
        lengths, longest = [], None
        for sentence in document["sentences"]:
            first, last = sentence["span"]
            if not begin <= first < end or document["paragraphs"][sentence["paragraph"]]["role"] not in ROLES:
                continue
            length = length_of(document["text"][first:last])
            if length == 0:
                continue
            if longest is None or length > max(lengths):
                longest = [first, last]
            lengths.append(length)
        if not lengths:
            continue
        long = sum(length > options["long"] for length in lengths)
        yield {
            "span": longest,  # the row points at the longest sentence
            "article": index,
            "cells": {
                "sentences": len(lengths),
                "mean": round(statistics.fmean(lengths), 1),
                "median": statistics.median(lengths),
                "longest": max(lengths),
                "long": long,
                "share_of_long": round(long / len(lengths), 3),
            },
        }


def say(kind, **members):
    print(json.dumps({"type": kind, **members}, ensure_ascii=False), flush=kind in ("ready", "done"))


def main():
    options = {}
    for line in sys.stdin:
        request = json.loads(line)
        if request["type"] == "start":
            options = request["options"]
            say("ready")
        elif request["type"] == "document":
            for row in rows_of(request, options):
                say("row", **row)
            say("done")


if __name__ == "__main__":
    main()
