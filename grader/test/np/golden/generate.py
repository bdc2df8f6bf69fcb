"""Writes what real NumPy answers and prints, for the tests of grader/np to be held against.

    python3 -m venv venv && venv/bin/pip install numpy==2.4.6
    venv/bin/python grader/test/np/golden/generate.py

answers.json  one row a line: [function, arguments, options, answer]
prints.json   one row a line: [array, what print(array) writes]
scalars.json  one row a line: [number, what print(number) writes]

An array is {"shape", "dtype", "data"}; no dtype means float64; data is a list of numbers, or the base64 of little-endian
float64 where that is shorter. A long array is {"shape", "seed"}: both sides draw its numbers from the same generator
(`noise` here, golden.ts there), so that only answers take space.
"""

import base64
import json
import pathlib

import numpy as np

HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(20240607)
np.seterr(all="ignore")


# --- arrays -----------------------------------------------------------------------------------------------------------


def encode(value):
    """An array as the tests read it; Python and NumPy scalars are arrays of shape ()."""
    array = np.asarray(value)
    dtype = "bool" if array.dtype == bool else "int64" if array.dtype.kind == "i" else "float64"
    numbers = [int(v) if v == int(v) and not (v == 0 and np.signbit(v)) else float(v) for v in finite(array)]
    packed = base64.b64encode(np.ascontiguousarray(array).astype("<f8").tobytes()).decode()
    short = len(numbers) == array.size and len(json.dumps(numbers, separators=(",", ":"))) <= len(packed) + 2
    named = {} if dtype == "float64" else {"dtype": dtype}
    return {"shape": list(array.shape), **named, "data": numbers if short else packed}


def finite(array):
    return [v for v in array.ravel().astype(float) if np.isfinite(v) and abs(v) < 1e15]


def noise(shape, seed):
    """Numbers around 0 with all their digits, from a linear congruential generator that JavaScript repeats exactly."""
    state, values = seed, []
    for _ in range(int(np.prod(shape))):
        state = (state * 1664525 + 1013904223) % 2**32
        values.append(state / 3000000019 - 0.7)
    return np.array(values).reshape(shape)


def any_shape(low=0, high=4):
    """Up to four axes and never many elements: it is the variety of shapes that finds mistakes."""
    ndim = int(rng.integers(low, high + 1))
    return tuple(int(n) for n in rng.integers(1, [1, 9, 5, 3, 2][ndim] + 1, size=ndim))


def plain(shape):
    """Whole numbers, quarters, decimals or normal numbers."""
    match rng.integers(4):
        case 0:
            return rng.integers(-9, 10, shape).astype(float)
        case 1:
            return rng.integers(-40, 41, shape) / 4
        case 2:
            return np.round(rng.normal(size=shape) * 10, 1)
        case _:
            return rng.normal(size=shape)


def wild(shape):
    """Any magnitude, with NaN, infinities and zeros of both signs among them."""
    values = np.array(rng.normal(size=shape) * 10.0 ** rng.integers(-20, 20, size=shape))
    odd = rng.random(shape) < 0.2
    values[odd] = rng.choice([np.nan, np.inf, -np.inf, 0.0, -0.0], size=int(odd.sum()))
    return values


def quarters(shape):
    """Products and sums of these are exact in any order."""
    return rng.integers(-40, 41, shape) / 4


def truths(shape):
    return rng.integers(0, 2, shape).astype(bool)


def mostly_plain(shape):
    return wild(shape) if rng.random() < 0.3 else plain(shape)


def partner_shape(shape):
    """A shape that broadcasts with the given one."""
    kept = shape[rng.integers(0, len(shape) + 1) :] if rng.random() < 0.4 else shape
    return tuple(1 if rng.random() < 0.25 else n for n in kept)


# --- answers ----------------------------------------------------------------------------------------------------------

answers = []


def row(function, arguments, answer, **options):
    encoded = [a if isinstance(a, (dict, list, int)) else encode(a) for a in arguments]
    answers.append([function, encoded, options, encode(answer)])


def unary():
    for name in ["exp", "log", "sqrt", "abs", "square", "negative", "sign", "tanh", "isnan", "isinf", "isfinite"]:
        for _ in range(40):
            x = mostly_plain(any_shape())
            if name in ("log", "sqrt") and rng.random() < 0.8:
                x = np.abs(x)
            row(name, [x], getattr(np, name)(x))


def binary():
    names = {
        "notEqual": "not_equal",
        "lessEqual": "less_equal",
        "greaterEqual": "greater_equal",
    }
    arithmetic = ["add", "subtract", "multiply", "divide", "power", "maximum", "minimum"]
    comparisons = ["equal", "notEqual", "less", "lessEqual", "greater", "greaterEqual"]
    for name in arithmetic + comparisons:
        for _ in range(60):
            shape = any_shape()
            x, y = mostly_plain(shape), mostly_plain(partner_shape(shape))
            if name == "power":
                x = np.abs(x) if rng.random() < 0.5 else x
                y = rng.choice([-2.0, -1.0, 0.0, 0.5, 1.0, 2.0, 3.0, 2.5], size=y.shape)
            if name in comparisons:
                x, y = np.round(x), np.round(y)
            if rng.random() < 0.5:
                x, y = y, x
            row(name, [x, y], getattr(np, names.get(name, name))(x, y))
    for _ in range(100):
        shape = any_shape()
        c, x, y = truths(partner_shape(shape)), mostly_plain(shape), mostly_plain(partner_shape(shape))
        row("where", [c, x, y], np.where(c, x, y))
    for _ in range(60):
        shape = any_shape(1)
        x = mostly_plain(shape)
        y = x * (1 + rng.choice([0, 1e-9, 1e-5, 2e-5], size=shape)) + rng.choice([0, 1e-9, 1e-8, 2e-8], size=shape)
        row("allclose", [x, y], np.allclose(x, y))
        y = x.copy()
        y[rng.random(shape) < 0.2] = rng.choice([np.nan, np.inf])
        row("allclose", [x, y], np.allclose(x, y))


REDUCTIONS = ["sum", "mean", "prod", "max", "min", "argmax", "argmin"]


def reduction():
    for name in [*REDUCTIONS, "any", "all"]:
        for _ in range(60):
            shape = any_shape()
            counts = name in ("any", "all") or (name not in ("max", "min") and rng.random() < 0.1)
            x = truths(shape) if counts else mostly_plain(shape)
            reduce_by(name, getattr(np, name), x, x)
    # Long lanes, where the order of the additions shows in the last digit.
    for seed, shape in enumerate([(7,), (8,), (9,), (127,), (128,), (129,), (136,), (1000,), (4099,), (33, 300), (300, 33),
                                  (5, 7, 150), (150, 7, 5), (129, 1), (1, 260), (4, 260, 1), (2, 3, 4, 130)]):  # fmt: skip
        x = noise(shape, seed)
        for name in REDUCTIONS:
            for _ in range(2):
                reduce_by(name, getattr(np, name), x, {"shape": list(shape), "seed": seed})
        reduce_by("linalg.norm", np.linalg.norm, x, {"shape": list(shape), "seed": seed})
    for _ in range(120):
        x = plain(any_shape(1))
        if rng.random() < 0.5:
            reduce_by("linalg.norm", np.linalg.norm, x, x)
        elif x.ndim <= 2:
            order = [1, 2, np.inf][rng.integers(2 if x.ndim == 2 else 3)]
            order = 1 if x.ndim == 2 and order == 2 else order
            row("linalg.norm", [x], np.linalg.norm(x, order), ord="inf" if order == np.inf else order)
        else:
            axis, order = int(rng.integers(x.ndim)), [1, 2, np.inf][rng.integers(3)]
            answer = np.linalg.norm(x, order, axis=axis)
            row("linalg.norm", [x], answer, axis=axis, ord="inf" if order == np.inf else order)


def reduce_by(name, function, x, argument):
    options = {}
    if x.ndim and rng.random() < 0.8:
        options["axis"] = int(rng.integers(-x.ndim, x.ndim))
    if rng.random() < 0.4 and (x.ndim or name != "linalg.norm"):
        options["keepdims"] = bool(rng.integers(2))
    row(name, [argument], function(x, **options), **options)


def shapes():
    for _ in range(60):
        shape = any_shape(1)
        x = truths(shape) if rng.random() < 0.2 else quarters(shape)
        cut = int(rng.integers(0, len(shape) + 1))
        new = [int(np.prod(shape[:cut])), int(np.prod(shape[cut:]))]
        if rng.random() < 0.5:
            new[rng.integers(2)] = -1
        row("reshape", [x, new], x.reshape(new))
        row("ravel", [x], x.ravel())
        row("transpose", [x], x.T)
        order = [int(axis) for axis in rng.permutation(len(shape))]
        row("transpose", [x, order], np.transpose(x, order))
        row("squeeze", [x], np.squeeze(x))
        axis = int(rng.integers(-len(shape) - 1, len(shape) + 1))
        row("expandDims", [x, axis], np.expand_dims(x, axis))
        parts = [quarters(shape) for _ in range(rng.integers(1, 4))]
        row("stack", [[encode(p) for p in parts]], np.stack(parts, axis=axis), axis=axis)
        along = int(rng.integers(-len(shape), len(shape)))
        parts = [quarters(tuple(int(rng.integers(0, 4)) if k == along % len(shape) else n for k, n in enumerate(shape)))
                 for _ in range(rng.integers(1, 4))]  # fmt: skip
        row("concatenate", [[encode(p) for p in parts]], np.concatenate(parts, axis=along), axis=along)


def products():
    for _ in range(120):
        m, k, n = (int(v) for v in rng.integers(1, 7, size=3))
        numbers = quarters if rng.random() < 0.6 else lambda shape: np.abs(plain(shape))
        left = (k,) if rng.random() < 0.2 else (m, k)
        right = (k,) if rng.random() < 0.2 else (k, n)
        if rng.random() < 0.2 and len(left) > 1 and len(right) > 1:
            left, right = (*any_shape(1, 2), *left), right
        elif rng.random() < 0.2 and len(left) > 1 and len(right) > 1:
            left, right = (2, 1, *left), (3, *right)
        x, y = numbers(left), numbers(right)
        row("matmul", [x, y], np.matmul(x, y))
        v, w = numbers((k,)), numbers((k,))
        row("dot", [v, w], np.dot(v, w))
        row("outer", [v, y], np.outer(v, y))


def creation():
    for _ in range(60):
        start, stop = (float(v) for v in np.round(rng.normal(size=2) * 5, int(rng.integers(0, 3))))
        step = float(rng.choice([0.1, 0.25, 0.3, 1.0, 2.0])) * (1 if stop > start else -1)
        row("arange", [np.float64(start), np.float64(stop), np.float64(step)], np.arange(start, stop, step))
        count = int(rng.integers(0, 12))
        row("linspace", [np.float64(start), np.float64(stop), count], np.linspace(start, stop, count))
    for n in range(5):
        row("arange", [n], np.arange(float(n)))
        row("linspace", [np.float64(2.5), np.float64(2.5), n], np.linspace(2.5, 2.5, n))
        for m in range(4):
            row("eye", [n, m], np.eye(n, m))
            row("zeros", [[n, m]], np.zeros((n, m)))
            row("ones", [[n, m]], np.ones((n, m)))
            row("full", [[n, m], np.float64(n - m / 3)], np.full((n, m), n - m / 3))


# --- prints -----------------------------------------------------------------------------------------------------------


def printed_values(size):
    match rng.integers(12):
        case 0:
            return rng.integers(-20, 21, size).astype(float)
        case 1:
            return rng.normal(size=size)
        case 2:
            return rng.normal(size=size) * 10.0 ** rng.integers(-12, 13, size)
        case 3:
            return rng.integers(-4000, 4001, size) / 2.0 ** rng.integers(0, 13)
        case 4:
            return np.round(rng.normal(size=size) * 10.0 ** rng.integers(0, 5), rng.integers(0, 10))
        case 5:
            return rng.integers(0, 2**63, size, dtype=np.uint64).view(np.float64)
        case 6:
            return rng.integers(-(10**11), 10**11, size) * 10.0 ** rng.integers(-3, 6)
        case 7:
            return rng.uniform(0, 1e8, size)
        case 8:  # halfway between two numbers of 8 decimals
            return rng.integers(0, 2**20, size) / 2.0 ** rng.integers(5, 25, size)
        case 9:  # halfway between two numbers of 9 digits
            return (10 * rng.integers(10**8, 10**9, size) + 5) * 10.0 ** rng.integers(0, 8)
        case 10:
            return rng.integers(-9, 10, size) * 10.0 ** rng.integers(-330, 308, size)
        case _:
            return rng.integers(1, 100, size) / 10


def prints():
    rows = []
    for _ in range(1900):
        ndim = int(rng.integers(0, 5))
        longest = [1, 20, 5, 3, 3][ndim]
        shape = tuple(int(n) for n in rng.integers(0 if rng.random() < 0.03 else 1, longest + 1, size=ndim))
        values = np.array(printed_values(int(np.prod(shape))))
        if rng.random() < 0.25:
            odd = rng.random(values.shape) < 0.3
            values[odd] = rng.choice([np.nan, np.inf, -np.inf, 0.0, -0.0], size=int(odd.sum()))
        kind = rng.random()
        if kind < 0.07:
            values = values > 0
        elif kind < 0.15:
            values = rng.integers(-(10 ** int(rng.integers(1, 15))), 10 ** int(rng.integers(1, 15)), values.shape)
        array = values.reshape(shape)
        rows.append([encode(array), str(array) if ndim else str(array[()])])
    long = [(1000,), (1001,), (1200, 2), (30, 40), (7, 8, 20), (4, 5, 6, 10), (2, 600), (1001, 1), (1, 1, 1001), (2, 2, 7, 50)]
    for seed, shape in enumerate(long):
        rows.append([{"shape": list(shape), "seed": seed}, str(noise(shape, seed))])
    return rows


def scalars():
    values = np.concatenate([printed_values(10) for _ in range(60)])
    special = [0.0, -0.0, 1.0, 1e-4, 9.9999e-5, 1e-5, 1e15, 9999999999999998.0, 1e16, 1.5e16, 5e-324, 1.7976931348623157e308]
    return [[encode(v), str(v)] for v in np.array([*values, *special, np.nan, np.inf, -np.inf])]


# ----------------------------------------------------------------------------------------------------------------------


def write(name, rows):
    lines = ",\n".join(json.dumps(r, separators=(",", ":")) for r in rows)
    (HERE / name).write_text(f'{{"numpy":"{np.__version__}","rows":[\n{lines}\n]}}\n')
    print(name, len(rows), "rows")


for part in [unary, binary, reduction, shapes, products, creation]:
    part()
write("answers.json", answers)
write("prints.json", prints())
write("scalars.json", scalars())
