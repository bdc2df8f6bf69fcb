// Text in HTML stays text, whatever it is.

import fc from "fast-check";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { html } from "../../reporters/html/html.ts";
import { nameHtml, percent, pointsText } from "../../reporters/html/words.ts";

test.each([
  ["<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
  ["\" onload='x' & co", "&quot; onload=&#39;x&#39; &amp; co"],
  ["a\r\nb\tc", "a\nb\tc"],
  ["\u202eabc\u0000\u001b[31m", "\\u202eabc\\x00\\x1b[31m"],
  ["\u2028", "\\u2028"],
  ["👩‍💻 می‌خواهم", "👩‍💻 می‌خواهم"],
  ["\ud800", "\\ud800"],
])("%j is text", (text, markup) => {
  expect(html`<p title="${text}">${text}</p>`.markup).toBe(`<p title="${markup}">${markup}</p>`);
});

test("whatever is put in, a reader finds one element with that text, and no more", () => {
  const hostile = fc.array(
    fc.constantFrom(
      "<",
      ">",
      '"',
      "'",
      "&",
      "</p>",
      "<!--",
      "-->",
      "<script>",
      "&lt;",
      "]]>",
      "a",
      " ",
      "`",
      "=",
      "\n",
    ),
  );
  fc.assert(
    fc.property(hostile, (pieces) => {
      const text = pieces.join("");
      const { document } = parseHTML(`<html><body>${html`<p title="${text}">${text}</p>`.markup}</body></html>`);
      const found = document.querySelectorAll("body *");
      expect(found.length).toBe(1);
      expect(document.body.childNodes.length).toBe(1);
      expect(found[0]?.textContent).toBe(text);
      expect(found[0]?.getAttribute("title")).toBe(text);
    }),
  );
});

test("lists are joined, HTML stays HTML, and undefined is nothing", () => {
  const items = ["a", "<b>"].map((each) => html`<b>${each}</b>`);
  expect(html`<p>${items}${undefined}${0}</p>`.markup).toBe("<p><b>a</b><b>&lt;b&gt;</b>0</p>");
});

test("a name stands on one line, apart from the direction of what is around it", () => {
  expect(nameHtml("new\nline").markup).toBe("<bdi>new line</bdi>");
  expect(nameHtml("x".repeat(5000)).markup.length).toBeLessThan(100);
});

test.each([
  [1, "100 %"],
  [0.999, "99 %"],
  [0.5, "50 %"],
  [0.001, "1 %"],
  [0, "0 %"],
])("a share of %d is %s", (share, text) => {
  expect(percent(share)).toBe(text);
});

test("points have two decimals at most", () => {
  expect([0.1 + 0.2, 12.5, 3, -1.25].map(pointsText)).toEqual(["0.3", "12.5", "3", "−1.25"]);
});
