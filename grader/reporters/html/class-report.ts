// A class's report for whoever teaches it: one page, part by part. What learners wrote or printed is text in it and nothing
// else.

import { count } from "../numeral.ts";
import { plural } from "../naming.ts";
import { caseSection } from "./class-cases.ts";
import type { ClassData } from "./class-data.ts";
import { exerciseParts } from "./class-exercises.ts";
import { learnerParts } from "./class-learners.ts";
import { namedSection } from "./class-named.ts";
import { overviewSection } from "./class-overview.ts";
import { ClassSums } from "./class-sums.ts";
import { documentParts, tag } from "./document.ts";
import { html, type Html } from "./html.ts";

/** Goes through the learners twice. */
export function classReportParts(data: ClassData): Iterable<string> {
  return documentParts(`${data.info.course}: class report`, "class", bodyParts(data));
}

function* bodyParts(data: ClassData): Generator<Html, void, undefined> {
  const sums = new ClassSums(data.info, data.learners());
  yield headerHtml(data, sums);
  yield tag("<main>");
  yield overviewSection(data, sums);
  yield* exerciseParts(data, sums);
  yield caseSection(data, sums);
  yield namedSection(data, sums);
  yield* learnerParts(data, sums);
  yield tag("</main>");
}

function headerHtml({ info }: ClassData, { learners }: ClassSums): Html {
  const cases = info.exercises.reduce((sum, each) => sum + each.cases.length, 0);
  return html`<header>
      <p class="kicker">Class report</p>
      <h1>${info.course}</h1>
      <p class="quiet">
        ${plural(learners, "learner")} · ${plural(info.exercises.length, "exercise")} · ${count(cases)} cases
      </p>
    </header>
    <nav aria-label="Contents">
      <ul>
        <li><a href="#overview">Overview</a></li>
        <li>
          <a href="#exercises">Exercises</a>
          <ol>
            ${info.exercises.map((each, at) => html`<li><a href="#exercise-${at + 1}">${each.title}</a></li>`)}
          </ol>
        </li>
        <li><a href="#cases">Cases worth a look</a></li>
        <li><a href="#handing-in">Handing in</a></li>
        <li><a href="#learners">Learners</a></li>
      </ul>
    </nav> `;
}
