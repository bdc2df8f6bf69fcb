"""Writes printed.json: what NumPy prints for thousands of arrays, beside the arrays themselves.

Of each array: text, dtype, shape, precision and data, which is base64 of little-endian float64. The precision is
"scientific" where NumPy's own formatter chose exponents.

    pip install numpy && python printed.py
"""

import base64
import json
import pathlib
import sys

import numpy as np
from numpy._core.arrayprint import FloatingFormat

rng = np.random.default_rng(20262)
np.set_printoptions(threshold=sys.maxsize)


def shape_of(ndim):
    longest = [1, 9, 5, 4, 3, 2][ndim]
    shape = rng.integers(1, longest + 1, ndim)
    if ndim and rng.random() < 0.05:
        shape[rng.integers(ndim)] = 0
    return tuple(int(length) for length in shape)


def floats(shape):
    kind = rng.integers(13)
    if kind == 0:
        return rng.random(shape)
    if kind == 1:
        return rng.standard_normal(shape) * 10.0 ** rng.integers(-12, 13)
    if kind == 2:
        return rng.standard_normal(shape) * 10.0 ** rng.integers(-8, 9, shape)
    if kind == 3:
        return rng.integers(-9, 10, shape).astype(float)
    if kind == 4:
        return rng.integers(-9, 10, shape) / 8
    if kind == 5:  # a softmax, as in the lesson
        e = np.exp(rng.integers(0, 10, shape).astype(float))
        return e / e.sum() if e.size else e
    if kind == 6:  # halves of the last digit, to be rounded one way or the other
        return rng.integers(0, 2**12, shape) / 2.0**9 + rng.integers(0, 2**6, shape) / 2.0**12
    if kind == 7:
        x = rng.standard_normal(shape)
        return np.where(rng.random(shape) < 0.4, rng.choice([np.nan, np.inf, -np.inf, 0.0, -0.0], shape), x)
    if kind == 8:
        return np.where(rng.random(shape) < 0.5, 0.0, rng.random(shape) * 1e-6)
    if kind == 9:
        return rng.random(shape) * 1e8
    if kind == 10:  # anything that has 64 bits
        return rng.integers(-(2**63), 2**63, shape, dtype=np.int64).view(np.float64)
    if kind == 11:
        return 10.0 ** rng.integers(-20, 21, shape)
    return np.round(rng.standard_normal(shape) * 100, 2)


def integers(shape):
    top = int(rng.choice([2, 10, 1000, 10**9, 2**53]))
    return rng.integers(-top, top, shape)


def booleans(shape):
    return rng.random(shape) < 0.5


def precision_of(a, is_repr):
    # A single number prints whole, but its repr, array(0.1), has the digits of an array's elements.
    if a.dtype != np.float64 or (a.ndim == 0 and not is_repr):
        return "full"
    if a.size == 0:
        return "positional"
    np_format = FloatingFormat(a, precision=8, floatmode="maxprec", suppress_small=False, legacy=sys.maxsize)
    return "scientific" if np_format.exp_format else "positional"


def list_precision(a, text):
    """Python's own floats have all their digits; that shows only where there are more than NumPy would print."""
    words = text.replace("[", " ").replace("]", " ").replace(",", " ").split()
    if a.dtype != np.float64 or any(len(w.split("e")[0].partition(".")[2]) > 8 for w in words):
        return "full"
    return "scientific" if any("e" in w for w in words) else "positional"


def row(text, a, shape, precision):
    data = base64.b64encode(a.astype("<f8").tobytes()).decode()
    dtype = {"f": "float64", "i": "int64", "b": "bool"}[a.dtype.kind]
    return {"text": text, "dtype": dtype, "shape": list(shape), "precision": precision, "data": data}


def rows():
    for _ in range(3000):
        ndim = int(rng.choice(6, p=[0.1, 0.35, 0.35, 0.12, 0.05, 0.03]))
        make = rng.choice([floats, integers, booleans], p=[0.75, 0.18, 0.07])
        a = np.array(make(shape_of(ndim)))
        with np.printoptions(linewidth=int(rng.choice([75, 75, 40, 120]))):
            style = rng.integers(8)
            if style == 0:
                typed = a if a.size else a.astype(float)
                yield row(repr(a), typed, a.shape, precision_of(typed, is_repr=True))
            elif style == 1 and a.size and a.ndim:
                text = str(a.tolist())
                yield row(text, a, a.shape, list_precision(a, text))
            elif a.size == 0:
                # All that is empty prints as [], whatever its shape and type.
                assert str(a) == "[]"
                yield row("[]", np.array([]), (0,), "positional")
            else:
                yield row(str(a), a, a.shape, precision_of(a, is_repr=False))
    for _ in range(50):
        x = np.float64(floats(()))
        yield row(repr(x), np.array(x), (), "full")
    big = rng.random((30, 30))
    yield row(str(big), big, big.shape, precision_of(big, is_repr=False))


def shortened():
    with np.printoptions(threshold=1000):
        for a in (np.arange(2000), np.arange(2000) / 7, rng.random((40, 60)), np.zeros((1100, 1)), np.ones((30, 30, 30))):
            yield str(a)
            yield repr(a)


def main():
    golden = list(rows())
    lines = ",\n".join(json.dumps(each) for each in golden)
    head = f'"generator": "printed.py",\n"numpy": "{np.__version__}",\n"shortened": {json.dumps(list(shortened()))}'
    path = pathlib.Path(__file__).with_name("printed.json")
    path.write_text("{\n" + head + ',\n"prints": [\n' + lines + "\n]\n}\n")
    print(len(golden), "prints,", path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
