// Who is named for what is about handing in, not about answers: what could not be graded, what came late, what took long, and
// which submissions are the same.

import { plural } from "../naming.ts";
import { count } from "../numeral.ts";
import type { ClassData } from "./class-data.ts";
import { type ClassSums, MAX_NAMED, type Named } from "./class-sums.ts";
import { scrolling } from "./document.ts";
import { html, type Html } from "./html.ts";
import { linkTo } from "./learner-link.ts";

/** Of a group of the same so many are named. */
const MAX_OF_GROUP = 12;

export function namedSection(data: ClassData, sums: ClassSums): Html {
  return html`<section id="handing-in" aria-labelledby="handing-in-title">
    <h2 id="handing-in-title">Handing in</h2>
    ${faultsHtml(data, sums)} ${lateHtml(data, sums)} ${slowestHtml(data)} ${sameHtml(data, sums)}
  </section> `;
}

function faultsHtml(data: ClassData, { faults }: ClassSums): Html {
  return html`<h3 id="faults">Could not be graded <small>${count(faults.count)}</small></h3>
    ${
      faults.count === 0
        ? html`<p class="quiet">Everything could be graded.</p>`
        : html`<p>
              No fault of the learners', unless it says so, and never a zero: the next <code>numkata batch</code> tries
              these again.
            </p>
            ${tableHtml(
              "Could not be graded",
              ["Learner", "Why"],
              faults.first.map(({ learner, fault }) => [
                linkTo(data, learner.key),
                fault.owner === "bug" ? `a bug in numkata: ${fault.reason}` : fault.reason,
              ]),
            )}${moreHtml(faults)}`
    } `;
}

function lateHtml(data: ClassData, { late }: ClassSums): Html {
  return html`<h3 id="late">Late <small>${count(late.count)}</small></h3>
    ${
      late.count === 0
        ? html`<p class="quiet">Nothing is known to be late.</p>`
        : html`${tableHtml(
            "Late",
            ["Learner", "Handed in", "Late", "Taken off"],
            late.first.map(({ learner, late: told }) => [
              linkTo(data, learner.key),
              told?.submittedAt === undefined ? "–" : momentText(told.submittedAt),
              told?.reason ?? "marked as late where it was handed in",
              told === undefined ? "–" : `${told.percent} %`,
            ]),
          )}${moreHtml(late)}`
    } `;
}

/** `2026-11-04 23:12 UTC`, or with the offset that it came with. */
function momentText(iso: string): string {
  const [, day, time, zone] = /^(\S+)T(\d\d:\d\d)[\d:.]*(Z|[+-][\d:]+)?$/.exec(iso) ?? [];
  return day === undefined ? iso : `${day} ${time} ${zone === "Z" ? "UTC" : (zone ?? "")}`.trim();
}

function slowestHtml(data: ClassData): Html {
  const { slowest } = data;
  return html`<h3 id="slowest">Slowest</h3>
    ${
      slowest.length === 0
        ? html`<p class="quiet">Nothing is known of how long submissions took.</p>`
        : html`<p>
              How long these submissions took when they were last run. It is no part of any grade, and on a busy machine
              everything takes longer.
            </p>
            ${tableHtml(
              "Slowest",
              ["Learner", "Seconds", "Exercises run"],
              slowest.map(({ learner, wallMs, exercises }) => [
                linkTo(data, learner),
                (wallMs / 1000).toFixed(1),
                String(exercises),
              ]),
            )}`
    } `;
}

function sameHtml(data: ClassData, { same }: ClassSums): Html {
  return html`<h3 id="same">
      Identical submissions <small>${count(same.count)} ${same.count === 1 ? "group" : "groups"}</small>
    </h3>
    ${
      same.count === 0
        ? html`<p class="quiet">No two submissions have the same files.</p>`
        : html`<p>
              The files of these are the same, byte for byte. There are good reasons for that: working in pairs, a file
              that was handed out, a short exercise with one obvious answer.
            </p>
            <ul>
              ${same.first.map(({ keys, learners }) => html`<li>${count(learners)}: ${keys.slice(0, MAX_OF_GROUP).map((key, at) => html`${at === 0 ? "" : ", "}${linkTo(data, key)}`)}${learners > MAX_OF_GROUP ? ` and ${count(learners - MAX_OF_GROUP)} more` : ""}</li>`)}
            </ul>
            ${moreHtml(same)}`
    } `;
}

function tableHtml(label: string, head: readonly string[], rows: readonly (readonly (Html | string)[])[]): Html {
  return scrolling(
    label,
    html`<table>
      <thead>
        <tr>
          ${head.map((each) => html`<th scope="col">${each}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...others]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${others.map((each) => html`<td>${each}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

function moreHtml({ count: all }: Named<unknown>): Html | undefined {
  return all <= MAX_NAMED
    ? undefined
    : html`<p class="quiet">And ${plural(all - MAX_NAMED, "more")}: <code>numkata gradebook</code> lists all.</p>`;
}
