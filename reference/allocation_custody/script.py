"""Golden vector of the seed that follows from two custodians' shares, and of a share's commitment. HKDF-SHA256 by RFC 5869, written out.

Run: python3 script.py > expected.json
"""
import hashlib
import hmac
import json
import sys

programme = "00112233-4455-6677-8899-aabbccddeeff"
one, other = hashlib.sha256(b"one").digest(), hashlib.sha256(b"other").digest()
both = bytes(a ^ b for a, b in zip(one, other))
key = hmac.new(programme.encode(), both, hashlib.sha256).digest()
seed = hmac.new(key, b"confrere/allocation-seed/1" + b"\x01", hashlib.sha256).digest()
second = hmac.new(key, b"confrere/booster-seed/1" + b"\x01", hashlib.sha256).digest()
json.dump({
    "case": "allocation_custody", "software": {"python": sys.version.split()[0]}, "programme": programme, "one": one.hex(), "other": other.hex(),
    "seed": seed.hex(), "seed_of_boosters": second.hex(), "commitment_of_one": hashlib.sha256(f"custodian share {programme}".encode() + one).hexdigest(),
}, sys.stdout, indent=1)
print()
