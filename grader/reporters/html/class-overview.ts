// The beginning of a class's report: how it went, in figures, and two plots.

import { plural } from "../naming.ts";
import { count } from "../numeral.ts";
import { type Bin, binsOf } from "./bins.ts";
import type { ClassData } from "./class-data.ts";
import type { ClassSums } from "./class-sums.ts";
import { figure, legend, scrolling } from "./document.ts";
import { html, type Html } from "./html.ts";
import { HEAT_STEPS, heatMap, histogram, statusBars } from "./plots.ts";
import { meanText, percent, pointsText, STATUSES_WORDS } from "./words.ts";

const STATUSES = ["passed", "failed", "not-started"] as const;

export function overviewSection(data: ClassData, sums: ClassSums): Html {
  return html`<section id="overview" aria-labelledby="overview-title">
    <h2 id="overview-title">Overview</h2>
    ${figuresHtml(sums)}
    ${
      sums.finals.length === 0
        ? html`<p>Nobody has a total yet, so there is nothing to draw.</p>`
        : html`<div class="pair">${totalsFigure(sums)}${statusFigure(data, sums)}</div>
            ${heatFigure(data)}`
    }
  </section> `;
}

function figuresHtml(sums: ClassSums): Html {
  const { finals, median, mean, possible } = sums;
  const of = `of ${pointsText(possible)} points`;
  return html`<dl class="figures">
    ${oneFigure("Have a total", count(finals.length), `of ${plural(sums.learners, "learner")}`)}
    ${oneFigure("Median", median === undefined ? "–" : pointsText(median), of)}
    ${oneFigure("Mean", mean === undefined ? "–" : meanText(mean), of)}
    ${oneFigure("Pass every exercise", count(sums.passedAll), `of ${plural(sums.learners, "learner")}`)}
    ${oneFigure("Could not be graded", count(sums.faults.count), "which is not a zero", "#faults")}
    ${oneFigure("Late", count(sums.late.count), sums.late.count === 1 ? "submission" : "submissions", "#late")}
  </dl>`;
}

function oneFigure(what: string, value: string, of: string, link?: string): Html {
  const inside = link === undefined || value === "0" ? html`${value}` : html`<a href="${link}">${value}</a>`;
  return html`<div>
    <dt>${what}</dt>
    <dd><strong>${inside}</strong> <span>${of}</span></dd>
  </div>`;
}

function totalsFigure({ finals, median = 0, possible }: ClassSums): Html {
  const bins = binsOf(finals, possible);
  const label = `Histogram of the totals of ${plural(finals.length, "learner")}: the median is ${pointsText(median)} of ${pointsText(possible)} points.`;
  return figure(
    "Totals",
    histogram(bins, median, label),
    html`<table>
      <thead>
        <tr>
          <th scope="col">Points</th>
          <th scope="col">Learners</th>
        </tr>
      </thead>
      <tbody>
        ${bins.map(binRow)}
      </tbody>
    </table>`,
  );
}

function binRow({ from, to, count: many }: Bin): Html {
  return html`<tr>
    <th scope="row">${pointsText(from)} to ${pointsText(to)}</th>
    <td>${many}</td>
  </tr>`;
}

function statusFigure({ info }: ClassData, sums: ClassSums): Html {
  const graded = sums.learners - sums.faults.count;
  const rows = info.exercises.map(({ id }) => ({ id, statuses: sums.exercises.get(id)?.statuses }));
  const bars = rows.flatMap(({ id, statuses }) =>
    STATUSES.map((status) => ({
      exercise: id,
      state: STATUSES_WORDS[status],
      color: `var(--status-${status})`,
      ink: `var(--status-ink-${status})`,
      count: statuses?.[status] ?? 0,
    })),
  );
  return figure(
    "Who passes what",
    html`${legend(STATUSES.map((status) => [`var(--status-${status})`, STATUSES_WORDS[status]]))}${statusBars(bars, graded, `Of each exercise how many of ${plural(graded, "learner")} pass it, do not pass it, or have not started it.`)}`,
    html`<table>
      <thead>
        <tr>
          <th scope="col">Exercise</th>
          ${STATUSES.map((status) => html`<th scope="col">${STATUSES_WORDS[status]}</th>`)}
          <th scope="col">mean points</th>
        </tr>
      </thead>
      <tbody>
        ${info.exercises.map(({ id, possible }) => {
          const of = sums.exercises.get(id);
          return html`<tr>
            <th scope="row">${id}</th>
            ${STATUSES.map((status) => html`<td>${of?.statuses[status] ?? 0}</td>`)}
            <td>${of && of.learners > 0 ? meanText(of.earned / of.learners) : "–"} of ${pointsText(possible)}</td>
          </tr>`;
        })}
      </tbody>
    </table>`,
  );
}

function heatFigure({ info, caseStatistics }: ClassData): Html {
  const places = new Map(info.exercises.map(({ id, cases }) => [id, cases.map(({ name }) => name)]));
  const cells = caseStatistics
    .filter(({ taken }) => taken > 0)
    .map((each) => ({
      exercise: each.exercise,
      place: 1 + (places.get(each.exercise)?.indexOf(each.case) ?? -1),
      title: `${each.exercise}, ${each.case}: ${percent(each.difficulty)} pass (${each.passed} of ${each.taken})`,
      share: each.difficulty,
    }));
  if (cells.length === 0) return html``;
  return figure(
    "Case by case",
    html`${legend(
      HEAT_STEPS.map((text, at) => [`var(--heat-${at})`, text]),
      "% who pass:",
    )}${scrolling("Share that passes, exercise by case", heatMap(cells, "Heat map of exercises by cases: how many percent pass each. Each exercise below has the same in a table."))}`,
  );
}
