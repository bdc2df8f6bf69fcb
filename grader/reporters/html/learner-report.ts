// A learner's own report: what they got, why, and what whoever teaches says. Of a hidden case it tells its name and that it did
// not pass; what it was called with and what should have come is not looked at here, and neither is anybody else.

import type { Fault, GradedCase } from "../../domain/graded.ts";
import type {
  CaseInfo,
  ExerciseGrade,
  ExerciseInfo,
  GradebookInfo,
  Lateness,
  LearnerGrades,
  Total,
} from "../../domain/gradebook.ts";
import { totalOf } from "../../domain/score.ts";
import { plural } from "../naming.ts";
import { documentParts } from "./document.ts";
import { html, type Html } from "./html.ts";
import { nameHtml, pointsPhrase, pointsText, proseHtml, STATUS_WORDS } from "./words.ts";

const SIGNS = { passed: "✓", failed: "✗", "not-started": "–" } as const;

/** The page. */
export function learnerReport(info: GradebookInfo, grades: LearnerGrades): string {
  return [...documentParts(`${info.course}: ${grades.learner.name}`, "learner", [bodyHtml(info, grades)])].join("");
}

function bodyHtml(info: GradebookInfo, grades: LearnerGrades): Html {
  const { learner, fault, exercises, comments } = grades;
  const known = new Map(exercises.map((each) => [each.id, each]));
  return html`<header>
      <p class="kicker">${info.course}</p>
      <h1>${nameHtml(learner.name)}</h1>
    </header>
    <main>
      ${fault && faultHtml(fault)} ${totalHtml(grades)} ${commentsHtml(comments)} ${overviewHtml(info, known)}
      ${info.exercises.map((each) => {
        const grade = known.get(each.id);
        return grade && exerciseHtml(each, grade, fault !== undefined);
      })}
    </main>`;
}

function faultHtml({ owner, reason }: Fault): Html {
  return html`<div class="note">
    <p>
      <strong>Your submission could not be graded yet.</strong> ${
        owner === "submission"
          ? `What is in the way: ${reason}. Hand it in again, or ask whoever teaches you.`
          : "That is not your fault, and it is not a zero: it will be graded again."
      }
    </p>
  </div>`;
}

function totalHtml({ total, late, exercises }: LearnerGrades): Html | undefined {
  if (total === undefined) return undefined;
  return html`<p class="sum">
      <strong>${pointsText(total.final)}</strong> <span>of ${pointsPhrase(total.possible)}</span>
    </p>
    ${sumsHtml(total, exercises, late)}`;
}

/** How the total comes about, where it is not simply what was earned. */
function sumsHtml(total: Total, exercises: readonly ExerciseGrade[], late: Lateness | undefined): Html | undefined {
  const { extra } = totalOf(exercises.filter(({ byHand }) => byHand === undefined).map(({ points }) => points));
  if (extra === 0 && late === undefined) return undefined;
  return html`<dl class="sums">
    <div>
      <dt>All exercises${extra > 0 ? `, with ${pointsText(extra)} bonus` : ""}</dt>
      <dd>${pointsText(total.earned)}</dd>
    </div>
    ${
      late === undefined
        ? undefined
        : html`<div>
            <dt>Late, ${late.percent} % off <span class="why">${late.reason}</span></dt>
            <dd>${pointsText(-total.penalty)}</dd>
          </div>`
    }
    <div>
      <dt>Total</dt>
      <dd>${pointsText(total.final)}</dd>
    </div>
  </dl>`;
}

function commentsHtml(comments: readonly string[]): readonly Html[] {
  return comments.map((each) => html`<blockquote>${proseHtml(each)}</blockquote>`);
}

/** All exercises at a glance. */
function overviewHtml({ exercises }: GradebookInfo, known: ReadonlyMap<string, ExerciseGrade>): Html | undefined {
  if (known.size < 2) return undefined;
  return html`<nav aria-label="Exercises">
    <table class="glance">
      <thead>
        <tr>
          <th scope="col">Exercise</th>
          <th scope="col">State</th>
          <th scope="col">Points</th>
        </tr>
      </thead>
      <tbody>
        ${exercises.map(({ id, title, possible }) => {
          const grade = known.get(id);
          if (grade === undefined)
            return html`<tr>
              <th scope="row">${title}</th>
              <td></td>
              <td></td>
            </tr>`;
          const { byHand, points } = grade;
          return html`<tr>
            <th scope="row"><a href="#${id}">${title}</a></th>
            <td class="${grade.status}">${stateHtml(grade)}</td>
            <td>
              ${pointsText(byHand?.points ?? points.earned)} of
              ${pointsText(possible)}${byHand === undefined && points.extra > 0 ? ` + ${pointsText(points.extra)}` : ""}
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
  </nav>`;
}

function stateHtml({ status, byHand }: ExerciseGrade): Html {
  if (byHand) return html`by hand`;
  return html`<span class="sign" aria-hidden="true">${SIGNS[status]}</span> ${STATUS_WORDS[status]}`;
}

function exerciseHtml(info: ExerciseInfo, grade: ExerciseGrade, isFault: boolean): Html {
  const { status, points, byHand, diagnosis, comments } = grade;
  const bonus = byHand === undefined && points.extra > 0 ? ` + ${pointsText(points.extra)} bonus` : "";
  const state = isFault || byHand ? "" : `${STATUS_WORDS[status]} · `;
  return html`<section aria-labelledby="${info.id}">
    <div class="exercise-head">
      <h2 id="${info.id}">${info.title}</h2>
      <p>
        ${state}<strong>${pointsText(byHand?.points ?? points.earned)}</strong> of
        ${pointsPhrase(info.possible)}${bonus}
      </p>
    </div>
    ${byHand && html`<p>The points are given by hand${byHand.reason === undefined ? "." : html`: <span class="prose">${byHand.reason}</span>`}</p>`}
    ${diagnosis?.message === undefined ? undefined : html`<div class="note">${proseHtml(diagnosis.message)}</div>`}
    ${commentsHtml(comments)} ${isFault || status === "not-started" ? undefined : resultsHtml(info.cases, grade)}
  </section> `;
}

function resultsHtml(cases: readonly CaseInfo[], { cases: graded }: ExerciseGrade): Html {
  const known = new Map(cases.map((each) => [each.name, each]));
  const listHtml = (some: readonly GradedCase[]): Html =>
    html`<ul class="results">
      ${some.map((each, at) => resultHtml(each, some[at - 1], known.get(each.case)))}
    </ul>`;
  const { passed = [], missed = [] } = Object.groupBy(graded, ({ verdict }) =>
    verdict === "passed" ? "passed" : "missed",
  );
  return html`${missed.length === 0 ? undefined : listHtml(missed)}
  ${
    passed.length === 0
      ? undefined
      : html`<details>
          <summary>
            ${passed.length === graded.length ? "All " : ""}${plural(passed.length, "case")}
            ${passed.length === 1 ? "passes" : "pass"}
          </summary>
          ${listHtml(passed)}
        </details>`
  }`;
}

/** What is the same as of the case before is not told again. */
function resultHtml(graded: GradedCase, before: GradedCase | undefined, info: CaseInfo | undefined): Html {
  const { case: name, verdict, points, message } = graded;
  const hasPassed = verdict === "passed";
  const tags = [...(info?.extra === true ? ["stretch"] : []), ...(info?.hidden === true ? ["hidden"] : [])];
  const held = hasPassed && info !== undefined && points < info.points;
  const told = message !== undefined && message === before?.message ? "The same." : message;
  const why = held ? "It passes, and brings its points when the whole exercise passes." : told;
  return html`<li class="${hasPassed ? "passed" : "missed"}">
    <span class="sign" aria-hidden="true">${hasPassed ? "✓" : "✗"}</span>
    <span
      >${name}
      <span class="seen">${hasPassed ? "passed" : "not passed"}</span
      >${tags.map((each) => html` <span class="tag">${each}</span>`)}</span
    >
    <span class="worth">${pointsText(points)}${info === undefined ? "" : ` of ${pointsText(info.points)}`}</span>
    ${why === undefined ? undefined : proseHtml(why, "why prose")}
  </li> `;
}
