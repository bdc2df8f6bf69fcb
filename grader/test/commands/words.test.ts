import { describe, expect, test } from "vitest";
import { type Console, wantsColor, widthOf } from "../../commands/console.ts";
import { suggestVerb } from "../../commands/help.ts";
import { readWords, UsageError } from "../../commands/usage.ts";

describe("words behind a command", () => {
  test("are names and flags, in any order", async () => {
    const { names, flags } = await readWords("grade", ["softmax", "--json", "6", "-"], ["--solutions", "--json"]);
    expect([names, [...flags]]).toEqual([["softmax", "6", "-"], ["--json"]]);
  });

  test("are names behind two dashes, whatever they look like", async () => {
    const { names, flags } = await readWords("grade", ["--json", "--", "--json", "-1"], ["--json"]);
    expect([names, [...flags]]).toEqual([["--json", "-1"], ["--json"]]);
  });

  test.each([
    ["--solution", "Did you mean --solutions?"],
    ["--Json", "Did you mean --json?"],
    ["-json", "Did you mean --json?"],
    ["--fast", "It takes --solutions, --json."],
    ["-x", "It takes --solutions, --json. If it is no option, write -- before it."],
    ["-1", "It takes --solutions, --json. If it is no option, write -- before it."],
    ["- see me", "It takes --solutions, --json. If it is no option, write -- before it."],
    ["--see me", "It takes --solutions, --json. If it is no option, write -- before it."],
  ])("%s is refused", async (flag, help) => {
    await expect(readWords("grade", [flag], ["--solutions", "--json"])).rejects.toThrow(
      new UsageError(`numkata grade: unknown option ${flag}. ${help}`),
    );
  });

  test.each([
    ["grad", 'numkata: unknown command "grad". Did you mean "numkata grade"?'],
    ["stubb", 'numkata: unknown command "stubb". Did you mean "numkata stub"?'],
    ["softmax", /^numkata: unknown command "softmax"\. The commands are grade, /],
    ["--json", "numkata: the command comes first, as in: numkata grade --json"],
  ])("%s is no command", (word, says) => {
    expect(suggestVerb(word)).toMatch(says);
  });
});

function consoleWith(parts: Partial<Console>): Console {
  return { out: () => {}, err: () => {}, cwd: "/", env: {}, isTerminal: false, columns: undefined, ...parts };
}

describe("colours", () => {
  test.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: "1" }, false],
    [true, { NO_COLOR: "" }, true],
    [true, { TERM: "dumb" }, false],
    [false, { FORCE_COLOR: "1" }, true],
    [false, { FORCE_COLOR: "" }, true],
    [true, { FORCE_COLOR: "0" }, false],
    [true, { FORCE_COLOR: "false" }, false],
    [true, { FORCE_COLOR: "1", NO_COLOR: "1" }, true],
  ])("on a terminal: %s, with %o: %s", (isTerminal, env, wanted) => {
    expect(wantsColor(consoleWith({ isTerminal, env }))).toBe(wanted);
  });
});

describe("the width", () => {
  test.each([
    [132, {}, 132],
    [132, { COLUMNS: "40" }, 132],
    [undefined, { COLUMNS: "40" }, 40],
    [undefined, {}, 100],
    [undefined, { COLUMNS: "" }, 100],
    [undefined, { COLUMNS: "wide" }, 100],
    [undefined, { COLUMNS: "-5" }, 100],
    [undefined, { COLUMNS: "1e9" }, 1e9],
    [3, {}, 20],
    [0, {}, 100],
  ])("of a terminal of %s columns, with %o, is %s", (columns, env, width) => {
    expect(widthOf(consoleWith({ columns, env }))).toBe(width);
  });
});
