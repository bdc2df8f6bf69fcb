// What a learner's page is called: safe on every system, and another for everybody.

import fc from "fast-check";
import { expect, test } from "vitest";
import { LEARNER_PAGE, learnerPage } from "../../commands/learner-page.ts";

test("names that can be read", () => {
  expect(
    ["Ada Lovelace", "ada lovelace", "../../etc/passwd", "CON", "🦊", "Ørsted, Hans", "李雷", "a\nb", ""].map(
      learnerPage,
    ),
  ).toMatchInlineSnapshot(`
    [
      "ada-lovelace-767402161715.html",
      "ada-lovelace-177f85df57ad.html",
      "etc-passwd-3754d6cb3a38.html",
      "con-a3dbc4b644a9.html",
      "learner-0a9f72e8edad.html",
      "ørsted-hans-89935d0ea4d1.html",
      "李雷-3a47328a607f.html",
      "a-b-7e18f737311b.html",
      "learner-e3b0c44298fc.html",
    ]
  `);
});

test("any key gives a plain name of a file, and a different one where capitals do not count", () => {
  const keys = fc.uniqueArray(fc.string({ unit: "binary", maxLength: 300 }), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(keys, (all) => {
      const names = all.map(learnerPage);
      expect(new Set(names.map((name) => name.normalize("NFD").toLowerCase())).size).toBe(all.length);
      for (const name of names) {
        expect(name).toMatch(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*-[0-9a-f]{12}\.html$/u);
        expect(name).toMatch(LEARNER_PAGE);
        expect(Buffer.byteLength(name)).toBeLessThan(255);
      }
    }),
  );
});
