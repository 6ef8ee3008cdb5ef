"""Golden vectors of a lottery's rounds, written from their definition with Python's hmac only.

The members' codes in ordinal order are shuffled (Fisher-Yates from the last place down) by draws from the stream "allocation/1" at purpose
"lottery", stratum "all", block = the round's number, counted from 1. The first of the shuffled order, as many as there are places, have the
first arm, all others the second. The chance of the first arm is places / members, or 1 where there are places for all.
The digest of the members is SHA-256 of their codes in ordinal order, a line feed between two.

Run: python3 script.py > expected.json
"""
import hashlib
import hmac
import json
import platform
import struct
import sys


def words(seed, block):
    counter = 0
    while True:
        message = b"allocation/1\0lottery\0all\0" + struct.pack(">QQ", block, counter)
        yield from struct.unpack(">4Q", hmac.new(seed, message, hashlib.sha256).digest())
        counter += 1


def below(n, source):
    limit = 2**64 - 2**64 % n
    while True:
        x = next(source)
        if x < limit:
            return x % n


def lottery(seed, number, codes, places):
    order, source = sorted(codes), words(seed, number)
    for last in range(len(order) - 1, 0, -1):
        other = below(last + 1, source)
        order[last], order[other] = order[other], order[last]
    return {
        "seed": seed.hex(), "round": number, "places": places, "codes": codes, "order": order, "now": order[:places],
        "chance": min(places, len(codes)) / len(codes), "members": hashlib.sha256("\n".join(sorted(codes)).encode()).hexdigest(),
    }


def codes(count, salt):
    alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
    drawn = [hashlib.sha256(f"{salt}/{index}".encode()).digest() for index in range(count)]
    return ["".join(alphabet[byte % len(alphabet)] for byte in digest[:10]) for digest in drawn]


seeds = [bytes(range(32)), hashlib.sha256(b"a second seed").digest()]
rounds = [
    lottery(seed, number, codes(people, f"{number}/{people}"), places)
    for seed in seeds
    for number, people, places in [(1, 7, 3), (2, 100, 60), (3, 2, 1), (4, 5, 5), (5, 4, 60), (12, 37, 11)]
]
json.dump({"case": "allocation_lottery", "software": {"python": platform.python_version()}, "rounds": rounds}, sys.stdout, indent=1)
print()
