#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the tables of a document against the reference model's evaluation of its log.

model_check.py MODEL < history.json: maps policies, projects and amounts to the model's own three tables."""
import importlib.util
import json
import os
import sys

POLICY, PROJECT, MONEY = 6, 9, 22
ENTITY = {POLICY: 1, PROJECT: 2, MONEY: 3}
REFERENCE = {POLICY * 256 + 5: 257, PROJECT * 256 + 10: 513, MONEY * 256 + 1: 769}
POSITIONS = {POLICY * 256 + 6: 260, PROJECT * 256 + 22: 600}


def column(number):
    """The model's number of a column: existence and references where it has them, all others out of their way."""
    entity = ENTITY[number >> 8]
    if number & 255 == 0:
        return entity << 8
    return REFERENCE.get(number) or POSITIONS.get(number) or (entity << 8) + 20 + (number & 255) % 230


def value(text, number):
    if text == "N":
        return None
    if text[0] == "I" and (number & 255 == 0 or number in REFERENCE):
        return int(text[1:])
    return text


def load(path):
    sys.path.insert(0, os.path.dirname(path))
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location("model_under_test", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.LWW.clear()
    module.LWW.update(POSITIONS.values())
    return module


def main():
    model = load(sys.argv[1])
    history = json.load(sys.stdin)
    clocks = {h: int(c) for h, c in history["clocks"].items()}
    version = lambda v: (v[0], v[1])
    kind, ops = {}, {}
    for hash_, place, row, col, val, previous, seen in history["ops"]:
        if col >> 8 in ENTITY:
            kind[int(row)] = col >> 8
            ops[(hash_, place)] = (int(row), column(col), value(val, col), tuple(map(version, previous)),
                                   tuple(map(version, seen)))
    found = model.evaluate(ops, clocks, set())

    have = {"heads": set(), "dead": set(), "ghost": set(), "cut": set(), "conflict": set()}
    for line in history["lines"]:
        word, rest = line.split(" ", 1)
        if word == "head":
            row, col, ver, _ = rest.split(" ")
            if int(col) >> 8 in ENTITY:
                hash_, place = ver.rsplit(".", 1)
                have["heads"].add((int(row), column(int(col)), hash_, int(place)))
        elif word in ("dead", "ghost") and int(rest) in kind:
            have[word].add((int(rest), ENTITY[kind[int(rest)]]))
        elif word == "cut" and kind.get(int(rest)) == POLICY:
            have["cut"].add(int(rest))
        elif word == "conflict":
            row, col = rest.split(".")
            if int(col) >> 8 in ENTITY:
                have["conflict"].add((int(row, 16), column(int(col))))
    dead = {row for row, _ in have["dead"]}
    # The model keeps conflicts of deleted rows, which nobody sees, and of fields that only a later version knows.
    later = {(int(r), column(c)) for _, _, r, c, *_ in history["ops"] if c >> 8 in ENTITY and c & 255 > 200}
    found["conflict"] = {c for c in found["conflict"] if c[0] not in dead and c not in later}
    for key, mine in have.items():
        if set(found[key]) != mine:
            sys.exit(f"{key}: {sorted(set(found[key]) ^ mine)[:5]}")


main()
