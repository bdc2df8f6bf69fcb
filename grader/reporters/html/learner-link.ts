// How a class's report names a learner: with a way to their page.

import type { ClassData } from "./class-data.ts";
import { html, type Html } from "./html.ts";
import { nameHtml } from "./words.ts";

export function linkTo({ addressOf, nameOf }: ClassData, key: string): Html {
  return html`<a href="${addressOf(key)}">${nameHtml(nameOf(key))}</a>`;
}
