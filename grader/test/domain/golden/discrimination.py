"""Writes discrimination.json: classes at random, and NumPy's correlation of every case with the rest of the learner's points.

Of each class: the points of the cases by exercise, a line of answers for each learner (1 passed, 0 did not; an exercise
that was not begun is all dashes), and for each case how many took it, how many passed, and the correlation, null where
either side is the same for all.

    pip install numpy && python discrimination.py
"""

import json
import pathlib

import numpy as np

rng = np.random.default_rng(20263)


def draw_class(learners, exercises, points):
    worth = [points(rng.integers(1, 8)) for _ in range(exercises)]
    ability = rng.standard_normal(learners)
    answers = []
    for each in ability:
        line = []
        for cases in worth:
            begun = rng.random() < 0.9
            for at in range(len(cases)):
                chance = 1 / (1 + np.exp(at - 2 - each * rng.choice([1, 1, 1, -0.5])))
                line.append(str(int(rng.random() < chance)) if begun else "-")
        answers.append("".join(line))
    return worth, answers


def statistics(worth, answers):
    points = np.array([each for cases in worth for each in cases])
    marks = np.array([list(line) for line in answers])
    passed = marks == "1"
    total = passed @ points
    for at in range(len(points)):
        took = marks[:, at] != "-"
        item = passed[took, at].astype(float)
        rest = (total - passed[:, at] * points[at])[took]
        varies = took.any() and np.ptp(item) > 0 and np.ptp(rest) > 0
        yield {
            "taken": int(took.sum()),
            "passed": int(item.sum()),
            "discrimination": float(np.corrcoef(item, rest)[0, 1]) if varies else None,
        }


ones = lambda count: [1] * int(count)
quarters = lambda count: (rng.integers(1, 40, count) / 4).tolist()
vast = lambda count: [9999.75] + [0.25] * int(count)

classes = []
for learners, exercises, points in [
    (1, 1, ones), (2, 1, ones), (3, 2, ones), (30, 4, quarters), (200, 8, ones), (500, 8, quarters), (300, 20, vast),
]:  # fmt: skip
    worth, answers = draw_class(learners, exercises, points)
    classes.append({"points": worth, "answers": answers, "cases": list(statistics(worth, answers))})

golden = {"numpy": np.__version__, "classes": classes}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")
