"""Writes allclose.json: NumPy's verdict on 100,000 random pairs of arrays.

The pairs themselves are not stored. pairs.ts draws the same ones from the same 32-bit generator, and a checksum over
all of them says so. Whatever is changed here must be changed there.

    pip install numpy && python allclose.py
"""

import base64
import json
import pathlib
import struct
import warnings

import numpy as np

PAIRS = 100_000
SEED = 20261

SPECIAL = [
    0.0, -0.0, float("nan"), float("inf"), float("-inf"), 1.0, -1.0, 5e-324, -5e-324, 2.225073858507201e-308,
    2.2250738585072014e-308, 1.7976931348623157e308, -1.7976931348623157e308, 1e-12, 1e-9, 0.1,
]  # fmt: skip
RTOLS = [0.0, 1e-15, 1e-12, 1e-9, 1e-7, 1e-5, 1e-3]
ATOLS = [0.0, 5e-324, 1e-300, 1e-15, 1e-12, 1e-8, 1e-3]
FACTORS = [0.5, 1 - 2**-20, 1 - 2**-53, 1.0, 1 + 2**-52, 1 + 2**-20, 2.0]


class Draw:
    """splitmix32: a counter and the finaliser of MurmurHash3."""

    def __init__(self, seed):
        self.state = seed

    def word(self):
        self.state = (self.state + 0x9E3779B9) & 0xFFFFFFFF
        z = self.state
        z = ((z ^ (z >> 16)) * 0x85EBCA6B) & 0xFFFFFFFF
        z = ((z ^ (z >> 13)) * 0xC2B2AE35) & 0xFFFFFFFF
        return z ^ (z >> 16)

    def below(self, n):
        return self.word() % n

    def pick(self, items):
        return items[self.below(len(items))]


def double(high, low):
    return struct.unpack(">d", struct.pack(">II", high, low))[0]


def words(value):
    return struct.unpack(">II", struct.pack(">d", value))


def draw_number(draw):
    kind = draw.below(10)
    if kind == 0:
        return double(draw.word(), draw.word())
    if kind == 1:
        return draw.pick(SPECIAL)
    if kind == 2:
        return double(draw.word() & 0x800FFFFF, draw.word())  # denormal
    if kind <= 5:
        return (draw.below(20001) - 10000) / 64
    sign_and_digits = draw.word() & 0x800FFFFF
    return double(sign_and_digits | ((983 + draw.below(81)) << 20), draw.word())


def draw_near(draw, e, rtol, atol, factors):
    """A number about as far from e as is allowed."""
    kind = draw.below(4)
    if kind == 0 or not np.isfinite(e):
        return e
    if kind == 1:
        high, low = words(e)
        return double(high, (low + 1) & 0xFFFFFFFF)
    if e == 0 and atol == 0:
        return -e
    allowed = max(atol, rtol * abs(e))
    sign = 1 - 2 * draw.below(2)
    return e + sign * allowed * draw.pick(factors)


def draw_shape(draw):
    return [draw.below(4) for _ in range(draw.below(4))]


def draw_other_shape(draw, shape):
    kind = draw.below(5)
    if kind == 0:
        return shape[::-1]
    if kind == 1:
        return shape + [1]
    if kind == 2:
        return [1] + shape
    if kind == 3:
        return [size(shape)]
    return draw_shape(draw)


def size(shape):
    product = 1
    for length in shape:
        product *= length
    return product


def draw_pair(draw):
    mode = draw.below(3)  # rtol alone, atol alone, both
    rtol = 0.0 if mode == 1 else draw.pick(RTOLS)
    atol = 0.0 if mode == 0 else draw.pick(ATOLS)
    shape = draw_shape(draw)
    actual_shape = draw_other_shape(draw, shape) if draw.below(8) == 0 else shape
    expected = [draw_number(draw) for _ in range(size(shape))]
    actual = []
    # Every second pair is meant to be close; of the others one element is anything.
    odd = draw.below(2 * max(1, size(actual_shape)))
    for i in range(size(actual_shape)):
        e = expected[i] if i < len(expected) else 1.0
        if i != odd:
            actual.append(draw_near(draw, e, rtol, atol, FACTORS[:3]))
        elif draw.below(3) == 0:
            actual.append(draw_number(draw))
        else:
            actual.append(draw_near(draw, e, rtol, atol, FACTORS))
    return mode, rtol, atol, actual_shape, actual, shape, expected


def hashed(state, word):
    return ((state ^ word) * 16777619) & 0xFFFFFFFF


def hashed_pair(state, pair):
    _, rtol, atol, actual_shape, actual, shape, expected = pair
    for word in (*actual_shape, *shape):
        state = hashed(state, word)
    for value in (rtol, atol, *actual, *expected):
        if value != value:
            state = hashed(state, 0x7FF80000)  # one NaN is as good as another
            continue
        for word in words(value):
            state = hashed(state, word)
    return state


def verdict(pair):
    mode, rtol, atol, actual_shape, actual, shape, expected = pair
    a = np.array(actual, dtype=np.float64).reshape(actual_shape)
    e = np.array(expected, dtype=np.float64).reshape(shape)
    ours = a.shape == e.shape and bool(np.all(close(a, e, rtol, atol)))
    if mode == 2:
        return ours
    # With one of the two being 0, rtol * |e| + atol is the larger of them.
    try:
        np.testing.assert_allclose(a, e, rtol=rtol, atol=atol, equal_nan=True, strict=True, verbose=False)
        theirs = True
    except AssertionError:
        theirs = False
    assert ours == theirs, pair
    return theirs


def close(a, e, rtol, atol):
    finite = np.isfinite(a) & np.isfinite(e)
    near = np.abs(a - e) <= np.maximum(atol, rtol * np.abs(e))
    return (a == e) | (np.isnan(a) & np.isnan(e)) | (finite & near)


def main():
    warnings.simplefilter("ignore")
    draw = Draw(SEED)
    checksum = 2166136261
    verdicts = []
    same_shape = 0
    for _ in range(PAIRS):
        pair = draw_pair(draw)
        checksum = hashed_pair(checksum, pair)
        verdicts.append(verdict(pair))
        same_shape += pair[3] == pair[5]
    print(f"{sum(verdicts)} of {PAIRS} close, {same_shape} of one shape")
    packed = np.packbits(np.array(verdicts), bitorder="little").tobytes()
    golden = {
        "generator": "allclose.py",
        "numpy": np.__version__,
        "pairs": PAIRS,
        "seed": SEED,
        "close": sum(verdicts),
        "checksum": checksum,
        "verdicts": base64.b64encode(packed).decode(),
    }
    path = pathlib.Path(__file__).with_name("allclose.json")
    path.write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    main()
