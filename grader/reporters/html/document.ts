// The page around a report: a file that needs nothing else, and in which nothing can run or be loaded.

import { html, Html, type Part } from "./html.ts";
import { STYLE } from "./style.ts";

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * The whole document, part by part.
 * @param kind a class of the style
 */
export function* documentParts(
  title: string,
  kind: "class" | "learner",
  body: Iterable<Html>,
): Generator<string, void, undefined> {
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
${html`<title>${title}</title>`.markup}
<style>${STYLE}</style>
</head>
<body class="${kind}">
`;
  for (const part of body) yield part.markup;
  yield "</body>\n</html>\n";
}

/** Where an element begins or ends whose contents come part by part. */
export function tag(text: string): Html {
  return new Html(`${text}\n`);
}

/** A table that scrolls by itself where it is wider than the page, also from the keyboard. */
export function scrolling(label: string, content: Part): Html {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${label}">${content}</div>`;
}

/** A plot with its title, and below it the same as figures. */
export function figure(title: string, content: Part, table?: Part): Html {
  return html`<figure>
    <figcaption><h3>${title}</h3></figcaption>
    ${content}
    ${
      table === undefined
        ? undefined
        : html`<details class="data">
            <summary>As a table</summary>
            ${scrolling(title, table)}
          </details>`
    }
  </figure> `;
}

/** What colours mean, in words. */
export function legend(entries: readonly (readonly [color: string, text: string])[], lead?: string): Html {
  return html`<p class="legend">
    ${lead === undefined ? undefined : html`<span>${lead}</span>`}${entries.map(
      ([color, text]) => html`<span><i style="background:${color}"></i>${text}</span>`,
    )}
  </p>`;
}
