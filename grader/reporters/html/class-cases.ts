// What the class's answers say of the cases themselves: which are hard, which tell learners apart, which tell nothing.

import { isSuspicious, MIN_TAKEN } from "../../domain/class-statistics.ts";
import type { CaseStatistic } from "../../domain/gradebook.ts";
import { plural } from "../naming.ts";
import type { ClassData } from "./class-data.ts";
import type { ClassSums } from "./class-sums.ts";
import { figure } from "./document.ts";
import { html, type Html } from "./html.ts";
import { caseScatter } from "./plots.ts";
import { percent } from "./words.ts";

type Placed = CaseStatistic & { readonly label: string; readonly link: string };

export function caseSection({ info, caseStatistics }: ClassData, sums: ClassSums): Html {
  const all = placed(info.exercises, caseStatistics);
  const graded = sums.learners - sums.faults.count;
  return html`<section id="cases" aria-labelledby="cases-title">
    <h2 id="cases-title">Cases worth a look</h2>
    <p class="lead">
      Discrimination says how well a case goes together with the rest: near 1, those who pass it have the most points
      elsewhere; near 0, it has nothing to do with how well somebody
      did.${graded < MIN_TAKEN ? ` With ${plural(graded, "learner")} that is mostly chance.` : undefined}
    </p>
    ${scatterHtml(all)}
    ${listHtml(
      "Cases passed more often by those with fewer points",
      all.filter(isSuspicious),
      "A discrimination below zero by more than chance is rare. Often such a case expects something wrong, asks for what the exercise does not say, or can be passed by an answer that is wrong elsewhere. Look at the case before you look at the learners.",
      ({ discrimination }) => `discrimination ${discrimination?.toFixed(2).replace("-", "−")}`,
    )}
    ${listHtml(
      "Cases that only one mistake fails",
      all.filter(({ onlyMistake }) => onlyMistake !== undefined),
      "Everybody who fails such a case made one and the same mistake: the case is there for it, and for nothing else so far.",
      ({ onlyMistake, passed, taken }) => html`<code>${onlyMistake}</code>, ${plural(taken - passed, "learner")}`,
    )}
    ${listHtml(
      "Cases that nobody fails",
      all.filter(({ passed, taken }) => taken > 0 && passed === taken),
      "They tell nobody apart in this class. That is fine for a first, friendly case.",
    )}
  </section> `;
}

function placed(exercises: ClassData["info"]["exercises"], statistics: readonly CaseStatistic[]): readonly Placed[] {
  const places = new Map(
    exercises.flatMap(({ id, cases }, at) =>
      cases.map(({ name }, caseAt) => [
        JSON.stringify([id, name]),
        { label: `${at + 1}.${caseAt + 1}`, link: `#exercise-${at + 1}` },
      ]),
    ),
  );
  return statistics.flatMap((each) => {
    const place = places.get(JSON.stringify([each.exercise, each.case]));
    return place === undefined ? [] : [{ ...each, ...place }];
  });
}

function scatterHtml(all: readonly Placed[]): Html | undefined {
  const dots = all.flatMap((each) => {
    const { label, exercise, case: name, difficulty, discrimination } = each;
    return discrimination === undefined
      ? []
      : [
          {
            label,
            isSuspicious: isSuspicious(each),
            title: `${label} ${exercise}, ${name}: ${percent(difficulty)} pass, discrimination ${discrimination.toFixed(2)}`,
            difficulty,
            discrimination,
          },
        ];
  });
  if (dots.length === 0) return undefined;
  const below = dots.filter((dot) => dot.isSuspicious).length;
  return figure(
    "Difficulty and discrimination",
    caseScatter(
      dots,
      `Scatter plot of ${plural(dots.length, "case")}: the share that passes against discrimination. ${below} below zero by more than chance. Each exercise above has the figures in a table.`,
    ),
  );
}

function listHtml(
  title: string,
  cases: readonly Placed[],
  why: string,
  detail?: (each: Placed) => Html | string,
): Html {
  return html`<h3>${title} <small>${cases.length}</small></h3>
    ${
      cases.length === 0
        ? html`<p class="quiet">None.</p>`
        : html`<p>${why}</p>
            <ul class="case-list">
              ${cases.map((each) => html`<li><a href="${each.link}">${each.label}</a> ${each.exercise}, ${each.case}${detail === undefined ? undefined : html` <span class="quiet">(${detail(each)})</span>`}</li>`)}
            </ul>`
    } `;
}
