import { expect, test } from "vitest";
import { functionNameFor, readFunctionName, readId, titleFor } from "../../authoring/naming.ts";

const EIGHT = ["01-basic-sigmoid", "02-sigmoid", "08-l2-loss"];

test.each([
  ["relu", EIGHT, "09-relu", "relu", "Relu"],
  ["logSumExp", EIGHT, "09-log-sum-exp", "logSumExp", "Log sum exp"],
  [" Log Sum_exp ", EIGHT, "09-log-sum-exp", "logSumExp", "Log sum exp"],
  ["l1-loss", EIGHT, "09-l1-loss", "l1Loss", "L1 loss"],
  ["9-relu", EIGHT, "09-relu", "relu", "Relu"],
  ["12-relu", EIGHT, "12-relu", "relu", "Relu"],
  ["relu", [], "01-relu", "relu", "Relu"],
  ["relu", ["099-a"], "100-relu", "relu", "Relu"],
  ["relu", ["99-a"], "100-relu", "relu", "Relu"],
  ["relu", ["intro"], "01-relu", "relu", "Relu"],
  ["conv2d-3x3", EIGHT, "09-conv2d-3x3", "conv2d3x3", "Conv2d 3x3"],
])("%s after %j is %s", (words, ids, id, name, title) => {
  expect(readId(words, ids)).toEqual({ ok: true, value: id });
  expect([functionNameFor(id), titleFor(id)]).toEqual([name, title]);
});

test("what is no name, or taken, is said", () => {
  const slips = ["", "  ", "9", "../relu", "relu.ts", "größe", "sigmoid", "Basic sigmoid", "02-tanh", "2-tanh", "a--b"];
  const said = slips.map((words) => {
    const read = readId(words, EIGHT);
    return `${words} => ${read.ok ? read.value : read.problem}`;
  });
  expect(said).toMatchInlineSnapshot(`
    [
      " => "" is no name for an exercise. Take letters, digits and dashes, as in log-sum-exp.",
      "   => "" is no name for an exercise. Take letters, digits and dashes, as in log-sum-exp.",
      "9 => "9" is no name for an exercise. Take letters, digits and dashes, as in log-sum-exp.",
      "../relu => "../relu" is no name for an exercise. Take letters, digits and dashes, as in log-sum-exp.",
      "relu.ts => "relu.ts" is no name for an exercise. Take letters, digits and dashes, as in log-sum-exp.",
      "größe => "größe" is no name for an exercise. Take letters, digits and dashes, as in log-sum-exp.",
      "sigmoid => 02-sigmoid is there already, and stays as it is. Take another name.",
      "Basic sigmoid => 01-basic-sigmoid is there already, and stays as it is. Take another name.",
      "02-tanh => 02-sigmoid is there already, and stays as it is. Take another name.",
      "2-tanh => 02-sigmoid is there already, and stays as it is. Take another name.",
      "a--b => "a--b" is no name for an exercise. Take letters, digits and dashes, as in log-sum-exp.",
    ]
  `);
});

test("a function's name is one that JavaScript takes", () => {
  expect(readFunctionName(" relu ")).toEqual({ ok: true, value: "relu" });
  expect(readFunctionName("class")).toEqual({
    ok: false,
    problem: 'the function "class" must be a name that JavaScript does not keep for itself.',
  });
});
