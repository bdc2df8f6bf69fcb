// The table of all learners with their points. A large class is folded into parts, which a browser draws when they are
// opened.

import type { ExerciseGrade, ExerciseInfo, LearnerGrades } from "../../domain/gradebook.ts";
import { count } from "../numeral.ts";
import type { ClassData } from "./class-data.ts";
import type { ClassSums } from "./class-sums.ts";
import { scrolling, tag } from "./document.ts";
import { html, type Html } from "./html.ts";
import { linkTo } from "./learner-link.ts";
import { nameHtml, pointsText, STATUS_WORDS } from "./words.ts";

/** Rows of one table. */
const MAX_ROWS = 250;

export function* learnerParts(data: ClassData, sums: ClassSums): Generator<Html, void, undefined> {
  yield tag(`<section id="learners" aria-labelledby="learners-title">`);
  yield html`<h2 id="learners-title">Learners</h2>
    <p class="lead">
      Points in all and by exercise, in the order of the course. <b class="mark" aria-hidden="true">✎</b> are points by
      hand; – is not started.
    </p>`;
  const isOneTable = sums.learners <= MAX_ROWS;
  let at = 0;
  let rows: LearnerGrades[] = [];
  for (const each of data.learners()) {
    rows.push(each);
    if (rows.length < MAX_ROWS) continue;
    yield tableHtml(rows, at, isOneTable, data);
    at += rows.length;
    rows = [];
  }
  if (rows.length > 0) yield tableHtml(rows, at, isOneTable, data);
  yield tag("</section>");
}

function tableHtml(rows: readonly LearnerGrades[], at: number, isOneTable: boolean, data: ClassData): Html {
  const { exercises } = data.info;
  const table = scrolling(
    "Points by learner and exercise",
    html`<table class="learners">
      <thead>
        <tr>
          <th scope="col">Learner</th>
          <th scope="col">Total</th>
          ${exercises.map((each, place) => headHtml(each, place + 1))}
          <th scope="col">Late</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((each) => rowHtml(each, data))}
      </tbody>
    </table> `,
  );
  if (isOneTable) return table;
  const [first = "", last = ""] = [rows[0], rows.at(-1)].map((row) => row && data.nameOf(row.learner.key));
  return html`<details>
    <summary>${count(at + 1)} to ${count(at + rows.length)}: ${nameHtml(first)} to ${nameHtml(last)}</summary>
    ${table}
  </details> `;
}

function headHtml({ id, title, possible }: ExerciseInfo, place: number): Html {
  return html`<th scope="col">
    <a href="#exercise-${place}" title="${id}: ${title}" aria-label="${place}: ${title}">${place}</a><br /><span
      class="quiet"
      >of ${pointsText(possible)}</span
    >
  </th>`;
}

function rowHtml({ learner, fault, exercises, late, total }: LearnerGrades, data: ClassData): Html {
  const byId = new Map(exercises.map((each) => [each.id, each]));
  const cells = data.info.exercises.map(({ id }) => cellHtml(byId.get(id)));
  const off = late === undefined || late.percent === 0 ? "" : `−${late.percent} %`;
  return html`<tr>
    <th scope="row">${linkTo(data, learner.key)}</th>
    <td>
      ${total === undefined ? (fault === undefined ? "" : "not graded") : html`<strong>${pointsText(total.final)}</strong>`}
    </td>
    ${cells}
    <td>${off}</td>
  </tr> `;
}

function cellHtml(grade: ExerciseGrade | undefined): Html {
  if (grade === undefined) return html`<td></td>`;
  const { status, points, byHand } = grade;
  if (byHand)
    return html`<td title="by hand">
      ${pointsText(byHand.points)}<b class="mark" aria-hidden="true">✎</b><span class="seen">by hand</span>
    </td>`;
  if (status === "not-started")
    return html`<td class="quiet">
      <span aria-hidden="true">–</span><span class="seen">${STATUS_WORDS[status]}</span>
    </td>`;
  return html`<td class="${status}">${pointsText(points.earned + points.extra)}</td>`;
}
