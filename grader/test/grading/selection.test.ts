import { describe, expect, test } from "vitest";
import { select } from "../../grading/selection.ts";

const IDS = [
  "01-basic-sigmoid",
  "02-sigmoid",
  "03-sigmoid-grad",
  "04-image2vector",
  "05-normalize-rows",
  "06-softmax",
  "07-l1-loss",
  "08-l2-loss",
  "10-softmax-again",
];

describe("a query names", () => {
  test.each([
    ["06-softmax", "06-softmax"],
    ["6", "06-softmax"],
    ["06", "06-softmax"],
    ["006", "06-softmax"],
    ["10", "10-softmax-again"],
    ["softmax", "06-softmax"],
    ["Softmax", "06-softmax"],
    ["sigmoid", "02-sigmoid"],
    ["basic", "01-basic-sigmoid"],
    ["basicSigmoid", "01-basic-sigmoid"],
    ["basic_sigmoid", "01-basic-sigmoid"],
    ["grad", "03-sigmoid-grad"],
    ["sigmoid-g", "03-sigmoid-grad"],
    ["l1Loss", "07-l1-loss"],
    ["l1-loss", "07-l1-loss"],
    ["l1", "07-l1-loss"],
    ["2vec", "04-image2vector"],
    ["exercises/06-softmax", "06-softmax"],
    ["exercises/06-softmax/", "06-softmax"],
    ["./exercises/06-softmax/softmax.ts", "06-softmax"],
    ["softmax.ts", "06-softmax"],
    ["exercises\\06-softmax\\softmax.ts", "06-softmax"],
    ["06-softmax/exercise.yaml", "06-softmax"],
    ["exercises/06-softmax/helpers.ts", "06-softmax"],
  ])("%s: %s", (query, id) => {
    expect(select(IDS, [query])).toEqual({ kind: "chosen", ids: [id] });
  });

  test.each([
    ["loss", ["07-l1-loss", "08-l2-loss"]],
    ["s", ["02-sigmoid", "03-sigmoid-grad", "06-softmax", "10-softmax-again"]],
    ["norm-or", undefined],
  ])("%s: several or none", (query, ids) => {
    expect(select(IDS, [query])).toMatchObject(
      ids === undefined ? { kind: "unknown" } : { kind: "ambiguous", query, ids },
    );
  });

  test.each([
    ["sofmax", "06-softmax"],
    ["sotfmax", "06-softmax"],
    ["sigmiod", "02-sigmoid"],
    ["l3-loss", "07-l1-loss"],
    ["normaliseRows", "05-normalize-rows"],
    ["9", undefined],
    ["0", undefined],
    ["", undefined],
    ["/", undefined],
    ["...", undefined],
    ["backpropagation", undefined],
    ["__proto__", undefined],
    ["constructor", undefined],
  ])("%s: none, but perhaps %s is meant", (query, nearest) => {
    expect(select(IDS, [query])).toEqual({ kind: "unknown", query, ...(nearest !== undefined && { nearest }) });
  });
});

describe("several queries", () => {
  test("choose each exercise once, in the course's order", () => {
    expect(select(IDS, ["l1", "6", "softmax", "1"])).toEqual({
      kind: "chosen",
      ids: ["01-basic-sigmoid", "06-softmax", "07-l1-loss"],
    });
  });

  test("fail with the first that is wrong", () => {
    expect(select(IDS, ["6", "nothing", "loss"])).toMatchObject({ kind: "unknown", query: "nothing" });
    expect(select(IDS, ["6", "loss", "nothing"])).toMatchObject({ kind: "ambiguous", query: "loss" });
  });

  test("that are none choose all", () => {
    expect(select(IDS, [])).toEqual({ kind: "chosen", ids: IDS });
    expect(select([], [])).toEqual({ kind: "chosen", ids: [] });
    expect(select([], ["1"])).toEqual({ kind: "unknown", query: "1" });
  });
});
