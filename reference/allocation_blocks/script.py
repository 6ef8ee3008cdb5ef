"""Golden vectors of the allocation stream "allocation/1", written from its definition with Python's hmac only.

Word w of a place = the (w mod 4)th big-endian 64-bit word of
HMAC-SHA256(seed, "allocation/1" 0 purpose 0 stratum 0 block counter), block and counter big-endian 64-bit, counter = w div 4.
A draw below n: next word x with x < 2**64 - (2**64 mod n), then x mod n.
A block: size = sizes[draw(len(sizes))]; every arm in its ratio, in the rule's order; Fisher-Yates from the last place down.
Letters: A, B, ... shuffled the same way at purpose "letters", stratum "", block 0; arm i gets letter i.

Run: python3 script.py > expected.json
"""
import hashlib
import hmac
import json
import struct
import sys


def words(seed, purpose, stratum, block):
    counter = 0
    while True:
        message = b"allocation/1\0" + purpose.encode() + b"\0" + stratum.encode() + b"\0" + struct.pack(">QQ", block, counter)
        yield from struct.unpack(">4Q", hmac.new(seed, message, hashlib.sha256).digest())
        counter += 1


def below(n, source):
    limit = 2**64 - 2**64 % n
    while True:
        x = next(source)
        if x < limit:
            return x % n


def shuffle(items, source):
    for last in range(len(items) - 1, 0, -1):
        other = below(last + 1, source)
        items[last], items[other] = items[other], items[last]


def block(seed, sizes, arms, stratum, index):
    source = words(seed, "block", stratum, index)
    size = sizes[below(len(sizes), source)]
    share = size // sum(ratio for _, ratio in arms)
    order = [code for code, ratio in arms for _ in range(ratio * share)]
    shuffle(order, source)
    return order


def letters(seed, arms):
    drawn = [chr(ord("A") + i) for i in range(len(arms))]
    shuffle(drawn, words(seed, "letters", "", 0))
    return {code: letter for (code, _), letter in zip(arms, drawn)}


def commitment(seed, programme, rule):
    return hashlib.sha256(seed + programme.encode() + rule.encode()).hexdigest()


def case(name, seed, sizes, arms, stratum, blocks):
    return {
        "name": name, "seed": seed.hex(), "sizes": sizes, "arms": [{"code": c, "ratio": r} for c, r in arms], "stratum": stratum,
        "blocks": [block(seed, sizes, arms, stratum, i) for i in range(blocks)], "letters": letters(seed, arms),
    }


pair = [("immediate", 1), ("delayed", 1)]
draws = words(bytes(range(32)), "test", "all", 7)
wide = words(bytes(range(32)), "test", "all", 8)
json.dump({
    "case": "allocation_blocks",
    "software": {"python": sys.version.split()[0]},
    "words": {"seed": bytes(range(32)).hex(), "purpose": "test", "stratum": "all", "block": 7, "below": 1000, "draws": [below(1000, draws) for _ in range(50)]},
    "wide": {"seed": bytes(range(32)).hex(), "purpose": "test", "stratum": "all", "block": 8, "below": 2**31 - 1, "draws": [below(2**31 - 1, wide) for _ in range(50)]},
    "sequences": [
        case("one to one, blocks of 4 and 6", bytes(32), [4, 6], pair, "all", 40),
        case("one to one, blocks of 2, 4 and 6", bytes(range(32)), [2, 4, 6], pair, "all", 40),
        case("two to one", hashlib.sha256(b"two to one").digest(), [3, 6, 9], [("coached", 2), ("waiting", 1)], "all", 30),
        case("three arms in a named stratum", hashlib.sha256(b"three").digest(), [3, 6], [("one", 1), ("two", 1), ("three", 1)], "site=\u00e9st", 30),
    ],
    "commitment": {
        "seed": bytes(range(32)).hex(), "programme": "00112233-4455-6677-8899-aabbccddeeff", "rule": "{\"stream\":\"allocation/1\"}",
        "digest": commitment(bytes(range(32)), "00112233-4455-6677-8899-aabbccddeeff", "{\"stream\":\"allocation/1\"}"),
    },
}, sys.stdout, indent=1)
print()
