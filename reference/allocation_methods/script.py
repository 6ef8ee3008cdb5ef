"""Golden vectors of simple randomisation and minimisation from the stream "allocation/1", written from their definitions.

The stream, a draw and a shuffle are those of ../allocation_blocks/script.py.
Pick among arms: none of the stream for a single arm, else a draw below the sum of their ratios, which falls to them in order.
Simple: pick among all arms at purpose "simple", the stratum, the position.
Minimisation (Pocock and Simon 1975; for unequal ratios Han, Enas and McEntegart 2009) at purpose "minimisation", stratum "all", position:
best = arms whose score is least; preferred = pick among best; it is taken when a draw below 10000 (R - r_min) is less than
10000 (R - r_min) - (R - r_preferred) (10000 - best), else pick among the others. Probabilities are exact fractions, printed as floats.

Run: python3 script.py > expected.json
"""
import hashlib
import importlib.util
import itertools
import json
import os
import sys
from fractions import Fraction

here = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location("stream", os.path.join(here, "..", "allocation_blocks", "script.py"))
stream = importlib.util.module_from_spec(spec)
stdout, sys.stdout = sys.stdout, open(os.devnull, "w")
spec.loader.exec_module(stream)
sys.stdout = stdout


def pick(arms, source):
    if len(arms) == 1:
        return arms[0]
    left = stream.below(sum(ratio for _, ratio in arms), source)
    for arm in arms:
        if left < arm[1]:
            return arm
        left -= arm[1]


def simple(seed, arms, stratum, n):
    return [pick(arms, stream.words(seed, "simple", stratum, i))[0] for i in range(n)]


def score(measure, arms, factors, counts, levels, a):
    total = Fraction(0)
    for (factor, _, weight) in factors:
        have = counts[factor, levels[factor]]
        after = [Fraction(have[b] + (b == a), arms[b][1]) for b in range(len(arms))]
        if measure == "range":
            value = max(after) - min(after)
        elif measure == "variance":
            mean = sum(after) / len(after)
            value = sum((x - mean) ** 2 for x in after) / (len(after) - 1)
        else:
            value = Fraction(have[a], arms[a][1])
        total += weight * value
    return total


def minimise(seed, arms, factors, measure, best, people):
    shares = sum(r for _, r in arms)
    least = min(r for _, r in arms)
    whole = 10000 * (shares - least)
    counts = {(f, level): [0] * len(arms) for f, levels, _ in factors for level in levels}
    out = []
    for i, levels in enumerate(people):
        source = stream.words(seed, "minimisation", "all", i)
        scores = [score(measure, arms, factors, counts, levels, a) for a in range(len(arms))]
        tied = [arm for arm, s in zip(arms, scores) if s == min(scores)]
        preferred = pick(tied, source)
        chance = lambda arm: Fraction(whole - (shares - arm[1]) * (10000 - best), whole)
        taken = preferred if stream.below(whole, source) < chance(preferred) * whole else pick([a for a in arms if a != preferred], source)
        probability = sum(
            Fraction(k[1], sum(r for _, r in tied)) * (chance(k) if k == taken else (1 - chance(k)) * Fraction(taken[1], shares - k[1])) for k in tied)
        for factor, _, _ in factors:
            counts[factor, levels[factor]][arms.index(taken)] += 1
        out.append({"levels": levels, "arm": taken[0], "probability": float(probability)})
    return out


def case(name, arms, factors, measure, best, n):
    seed = hashlib.sha256(name.encode()).digest()
    source = stream.words(hashlib.sha256(b"people").digest(), "people", name, 0)
    people = [{f: levels[stream.below(len(levels), source)] for f, levels, _ in factors} for _ in range(n)]
    return {
        "name": name, "seed": seed.hex(), "arms": [{"code": c, "ratio": r} for c, r in arms],
        "factors": [{"code": f, "levels": levels, "weight": w} for f, levels, w in factors], "measure": measure, "best": best,
        "draws": minimise(seed, arms, factors, measure, best, people),
    }


pair = [("immediate", 1), ("delayed", 1)]
unequal = [("coached", 2), ("waiting", 1)]
three = [("one", 1), ("two", 2), ("three", 3)]
factors = [("stage", ["early", "mid", "senior"], 1), ("burnout", ["low", "high"], 2), ("site", ["a", "b", "c", "d"], 1)]
json.dump({
    "case": "allocation_methods",
    "software": {"python": sys.version.split()[0]},
    "simple": [
        {"seed": bytes(range(32)).hex(), "arms": [{"code": c, "ratio": r} for c, r in arms], "stratum": "all", "draws": simple(bytes(range(32)), arms, "all", 60)}
        for arms in (pair, unequal, three)
    ],
    "minimisation": [
        case(f"{measure} {best} {len(arms)} {arms[0][1]}", arms, factors, measure, best, 80)
        for measure, (arms, best) in itertools.product(("range", "variance", "marginal-total"), ((pair, 8000), (unequal, 7500), (three, 9000)))
    ],
}, sys.stdout, indent=1)
print()
