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


def theil_sen(points, target_year):
    slopes = [(b - a) / (y - x) for i, (x, a) in enumerate(points) for y, b in points[i + 1:]]
    pace = median(slopes)
    return pace, median([a - pace * x for x, a in points]) + pace * target_year


def trend(case):
    """Theil–Sen: the median of the slopes between all pairs of years, and where it leads in the target year."""
    points = [(v["year"], F(v["actual"])) for v in case["values"]]
    # The line goes through the medians of both, so that it, too, heeds no odd year.
    pace, projected = theil_sen(points, case["target_year"])
    return {"pace": out(pace), "projected": out(projected)}


def outlook(case):
    """Whether the trend reaches the target, and if not, why: with the exact numbers, away from the borders of a rule."""
    direction, target, target_year = case["direction"], F(case["target"]), case["target_year"]
    points = [(v["year"], F(v["actual"])) for v in case["values"] if v["actual"] is not None]
    if len(points) < 3:
        return {"state": "unknown"}
    last_year, last = points[-1]
    if target_year <= last_year:
        return {"state": "unknown"}
    if direction == "cumulative":
        first = case["values"][0]["year"]  # a year that was recorded without an actual is a gap
        if [year for year, _ in points] != list(range(first, last_year + 1)):
            return {"state": "unknown"}
        pace = median([a for _, a in points])
        last = sum(a for _, a in points)
        projected = last + pace * (target_year - last_year)
    else:
        pace, projected = theil_sen(points, target_year)
    needed = (target - last) / (target_year - last_year)
    if direction == "keep":
        missed = abs(projected - target) > abs(target) / 20
    elif direction == "less":
        missed = projected > target
    else:
        missed = projected < target
    return {"state": "miss" if missed else "course", "pace": out(pace), "needed": out(needed), "projected": out(projected)}


def corners(weights, share):
    """All sets of weights at the corners of the box: a linear function is least at one of them."""
    sets = [[]]
    for weight in weights:
        sets = [s + [weight * (1 + side * share)] for s in sets for side in (-1, 1)]
    return sets


def rank_bounds(case):
    """The places a project can take, every sheet graded in full: B is before A for certain where all corners say so, and
    can be before A where one corner does."""
    weights, share = [F(w) for w in case["weights"]], F(case["share"])
    sheets = [[F(g) for g in sheet] for sheet in case["sheets"]]
    boxes = corners(weights, share)
    leads = lambda box, b, a: sum(w * (y - x) for w, x, y in zip(box, a, b)) > 0
    answer = []
    for a in sheets:
        best = 1 + sum(1 for b in sheets if all(leads(box, b, a) for box in boxes))
        worst = 1 + sum(1 for b in sheets if any(leads(box, b, a) for box in boxes))
        answer.append([best, worst])
    return {"bounds": answer}


def closing(case):
    """What became of the improvements decided from..to, by year, of each branch or department and of all together."""
    offices = {o["id"]: o for o in case["offices"]}

    def unit(office):
        """The nearest at or above that is no section, otherwise the topmost; none of nothing."""
        top = None
        while office is not None:
            top = office
            if offices[office]["kind"] != "section":
                break
            office = offices[office]["parent"]
        return top

    counts = {}
    for improvement in case["improvements"]:
        if case["from"] <= improvement["year"] <= case["to"]:
            for whose in ("all", unit(case["projects"][improvement["project"]]) or "none"):
                states = counts.setdefault((whose, improvement["year"]), [])
                states.append(improvement["state"])
    lines = []
    for (whose, year), states in sorted(counts.items()):
        closed = sum(1 for s in states if s in ("taken_up", "declined"))
        lines.append({"whose": whose, "year": year, "decided": len(states), "open": states.count("open"),
                      "postponed": states.count("postponed"), "rate": out(F(closed, len(states)))})
    return {"lines": lines}


FORMULAS = {f.__name__: f for f in (score, ranks, attainment, money, trend, outlook, rank_bounds, closing)}

for text in sys.stdin:
    case = json.loads(text)
    print(json.dumps(FORMULAS[case["formula"]](case)))
