#!/usr/bin/env python3
"""Finds long sentences: an analyzer to start from. Change rows_of() into what you need."""

import json
import sys


def rows_of(document, options):
    """A row for each thing found. `span` is where it stands: characters of document["text"]."""
    for sentence in document["sentences"]:
        begin, end = sentence["span"]
        length = len(document["text"][begin:end].strip())
        if length > options["longest"]:
            yield {"span": [begin, end], "cells": {"length": length}}


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
