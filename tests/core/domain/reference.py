#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The formulas of Rashin, written a second time from the domain guide in exact fractions.

One case a line of standard input, one answer a line of standard output, both JSON. None is "there is no value".
"""
import json
import sys
from fractions import Fraction as F
from statistics import median


def exact(value):
    return None if value is None else F(value)


def out(value):
    return None if value is None else float(value)


def normalised(grade, low, high, good):
    if low >= high or not low <= grade <= high:
        return None
    return (grade - low if good == "high" else high - grade) / (high - low) * 100


def score(case):
    """Weighted mean of the normalised grades over what was graded; what was not graded lowers the coverage."""
    total, graded, points = F(0), F(0), F(0)
    for one in case["grades"]:
        weight = F(1) if one["weight"] is None else F(one["weight"])
        total += weight
        if one["grade"] is None:
            continue
        value = normalised(F(one["grade"]), F(one["low"]), F(one["high"]), one["good"])
        if value is None:
            continue
        graded += weight
        points += weight * value
    return {"score": out(points / graded) if graded else None, "coverage": out(graded / total) if total else 0.0}


def ranks(case):
    """One more than the number of better ones; scores count to six decimals."""
    scores = [None if s is None else round(F(s) * 1_000_000) for s in case["scores"]]
    better = lambda s: 1 + sum(1 for o in scores if o is not None and o > s)
    return {"ranks": [None if s is None else better(s) for s in scores]}


def line_value(line, year):
    base_year, base, target_year, target = (line[k] for k in ("base_year", "base", "target_year", "target"))
    if target_year is not None and target is not None and year >= target_year:
        return F(target)
    if None in (base_year, base, target_year, target) or base_year >= target_year or year < base_year:
        return None
    return F(base) + (F(target) - F(base)) * F(year - base_year, target_year - base_year)


def attained(direction, reference, actual):
    if reference == 0:
        return None
    if reference < 0:
        return None
    if direction in ("more", "cumulative"):
        return actual / reference * 100
    if direction == "less":
        return None if actual <= 0 else reference / actual * 100
    return max(F(0), (1 - abs(actual - reference) / reference) * 100)


def attainment(case):
    """Of an indicator that is no sum over years, against the year's expected value, its target, or the line."""
    line, year = case["line"], case["year"]
    record = next((v for v in case["values"] if v["year"] == year), None)
    answer = {"expected": out(line_value(line, year)), "percent": None}
    if record is None or record["actual"] is None:
        return answer
    reference = exact(record["expected"])
    if reference is None:
        reference = exact(record["target"])
    if reference is None:
        reference = line_value(line, year)
    if reference is None:
        return answer
    still = line["base"] is not None and line["base"] == line["target"] and F(line["base"]) == reference
    if still and case["direction"] != "keep":
        return answer
    answer["percent"] = out(attained(case["direction"], reference, F(record["actual"])))
    return answer


def money(case):
    specific = [case[k] for k in ("national", "prefectural", "bond", "other", "fee")]
    sources = None if None in specific or case["general"] is None else sum(specific) + case["general"]
    cost = None if None in (case["total"], case["staff_cost"]) else case["total"] + case["staff_cost"]
    violated = None not in (sources, case["total"]) and abs(sources - case["total"]) > case["tolerance"]
    rate = None
    if None not in (case["settlement"], case["budget"]) and case["budget"] > 0:
        rate = out(F(case["settlement"], case["budget"]) * 100)
    worth = None
    if None not in (case["persons"], case["unit_cost"]):
        exactly = F(case["persons"]) * case["unit_cost"]
        whole = abs(exactly) + F(1, 2)
        worth = (1 if exactly >= 0 else -1) * (whole.numerator // whole.denominator)
    return {"sources": sources, "cost": cost, "violated": violated, "rate": rate, "worth": worth}


def trend(case):
    """Theil–Sen: the median of the slopes between all pairs of years, and where it leads in the target year."""
    points = [(v["year"], F(v["actual"])) for v in case["values"]]
    slopes = [(b - a) / (y - x) for i, (x, a) in enumerate(points) for y, b in points[i + 1:]]
    pace = median(slopes)
    # The line goes through the medians of both, so that it, too, heeds no odd year.
    height = median([a - pace * x for x, a in points])
    return {"pace": out(pace), "projected": out(height + pace * case["target_year"])}


FORMULAS = {f.__name__: f for f in (score, ranks, attainment, money, trend)}

for text in sys.stdin:
    case = json.loads(text)
    print(json.dumps(FORMULAS[case["formula"]](case)))
