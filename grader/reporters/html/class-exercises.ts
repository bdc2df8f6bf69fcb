// Exercise by exercise what a class got wrong: wrong answers that are the same, with an example, and each case.

import type { CaseStatistic, Cluster, ExerciseInfo } from "../../domain/gradebook.ts";
import { plural } from "../naming.ts";
import { count } from "../numeral.ts";
import type { ClassData } from "./class-data.ts";
import type { ClassSums } from "./class-sums.ts";
import { scrolling, tag } from "./document.ts";
import { html, type Html } from "./html.ts";
import { linkTo } from "./learner-link.ts";
import { meanText, percent, pointsText, proseHtml, STATUSES_WORDS } from "./words.ts";

/** So many wrong answers are shown in full, so many more folded away, and of the rest there is a count. */
const [MAX_OPEN, MAX_FOLDED] = [5, 45];

export function* exerciseParts(data: ClassData, sums: ClassSums): Generator<Html, void, undefined> {
  yield tag(`<section id="exercises" aria-labelledby="exercises-title">`);
  yield html`<h2 id="exercises-title">Exercises</h2>
    <p class="lead">
      Wrong submissions that gave the same on the same inputs stand together. A comment on such a group goes to
      everybody in it, with the group's key:
      <code>numkata gradebook … comment --cluster &lt;exercise&gt; &lt;key&gt; "…"</code>
    </p>`;
  const [clusters, statistics] = [byExercise(data.clusters), byExercise(data.caseStatistics)];
  for (const [at, info] of data.info.exercises.entries()) {
    yield exerciseHtml(info, at + 1, clusters.get(info.id) ?? [], statistics.get(info.id) ?? [], data, sums);
  }
  yield tag("</section>");
}

function byExercise<T extends { readonly exercise: string }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(all, ({ exercise }) => exercise);
}

function exerciseHtml(
  info: ExerciseInfo,
  place: number,
  clusters: readonly Cluster[],
  statistics: readonly CaseStatistic[],
  data: ClassData,
  sums: ClassSums,
): Html {
  const own = sums.exercises.get(info.id);
  const counts = own && [
    ...(["passed", "failed", "not-started"] as const).map(
      (status) => `${count(own.statuses[status])} ${STATUSES_WORDS[status]}`,
    ),
    ...(own.learners > 0 ? [`mean ${meanText(own.earned / own.learners)} of ${pointsText(info.possible)} points`] : []),
    ...(own.byHand > 0 ? [`${plural(own.byHand, "grade")} by hand`] : []),
  ];
  return html`<article id="exercise-${place}" aria-labelledby="exercise-${place}-title">
    <h3 id="exercise-${place}-title">${info.title} <small>${info.id}</small></h3>
    <p class="quiet">${counts?.join(" · ")}</p>
    ${clustersHtml(clusters, data)} ${casesHtml(info, place, statistics)}
  </article> `;
}

function clustersHtml(clusters: readonly Cluster[], data: ClassData): Html {
  if (clusters.length === 0) return html`<p>No wrong answers.</p>`;
  const several = clusters.filter(({ learners }) => learners > 1).length;
  const opened = Math.min(MAX_OPEN, Math.max(1, several));
  // Where only stretch cases fail, it matters less, however many they are.
  const ordered = clusters.toSorted((a, b) => Number(a.onlyStretch ?? false) - Number(b.onlyStretch ?? false));
  const [open, folded] = [ordered.slice(0, opened), ordered.slice(opened, opened + MAX_FOLDED)];
  const rest = clusters.length - open.length - folded.length;
  return html`<h4>${plural(clusters.length, "different wrong answer")}</h4>
    <ol class="clusters">
      ${open.map((each) => clusterHtml(each, data))}
    </ol>
    ${
      folded.length === 0
        ? undefined
        : html`<details>
            <summary>${count(folded.length)} more, ${foldedText(folded)}</summary>
            <ol class="clusters" start="${open.length + 1}">
              ${folded.map((each) => clusterHtml(each, data))}
            </ol>
          </details>`
    }
    ${rest === 0 ? undefined : html`<p class="quiet">And ${count(rest)} more that are rarer still.</p>`}`;
}

/** What the rarer wrong answers have in common. */
function foldedText(folded: readonly Cluster[]): string {
  const stretch = folded.filter(({ onlyStretch }) => onlyStretch === true).length;
  if (stretch > 0) {
    const which = stretch === folded.length ? "which" : `${count(stretch)} of which`;
    return `${which} only ${stretch === 1 ? "fails" : "fail"} stretch cases`;
  }
  const most = Math.max(...folded.map(({ learners }) => learners));
  return `each of ${plural(most, "learner")}${most > 1 ? " or fewer" : ""}`;
}

function clusterHtml({ key, learners, onlyStretch, diagnosis, example, comment }: Cluster, data: ClassData): Html {
  return html`<li class="cluster">
    <p class="cluster-head">
      <strong>${plural(learners, "learner")}</strong>
      ${diagnosis === undefined ? html`<span class="tag">unknown</span>` : html`<span class="tag known">${diagnosis.kind}</span> <code>${diagnosis.name}</code>`}
      ${onlyStretch === true ? html`<span class="tag">only stretch cases</span>` : undefined}
      <span class="key">key <code>${key}</code></span>
    </p>
    ${diagnosis?.message === undefined ? undefined : proseHtml(diagnosis.message)}
    <dl class="example">
      <div>
        <dt>case</dt>
        <dd>${example.case}, as in ${linkTo(data, example.learner)}</dd>
      </div>
      ${
        example.call === undefined
          ? undefined
          : html`<div>
              <dt>call</dt>
              <dd><code>${example.call}</code></dd>
            </div>`
      }
      <div>
        <dt>got</dt>
        <dd><code>${example.got}</code></dd>
      </div>
      ${
        example.expected === undefined
          ? undefined
          : html`<div>
              <dt>expected</dt>
              <dd><code>${example.expected}</code></dd>
            </div>`
      }
    </dl>
    ${
      comment === undefined
        ? undefined
        : html`<blockquote>
            <p class="kicker">Your comment to them</p>
            ${proseHtml(comment)}
          </blockquote>`
    }
  </li> `;
}

function casesHtml({ cases }: ExerciseInfo, place: number, statistics: readonly CaseStatistic[]): Html {
  const known = new Map(statistics.map((each) => [each.case, each]));
  return html`<details>
    <summary>${plural(cases.length, "case")}, one by one</summary>
    ${scrolling(
      "Cases",
      html`<table class="cases">
        <thead>
          <tr>
            <th scope="col">Case</th>
            <th scope="col">Points</th>
            <th scope="col">Pass</th>
            <th scope="col">Discrimination</th>
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          ${cases.map((each, at) => {
            const one = known.get(each.name);
            const notes = [
              ...(each.hidden ? ["hidden"] : []),
              ...(each.extra ? ["stretch"] : []),
              ...(one && one.taken > 0 && one.passed === one.taken ? ["nobody fails it"] : []),
              ...(one?.onlyMistake === undefined ? [] : [`fails only with ${one.onlyMistake}`]),
            ];
            return html`<tr>
              <th scope="row"><span class="quiet">${place}.${at + 1}</span> ${each.name}</th>
              <td>${pointsText(each.points)}</td>
              <td>
                ${one === undefined || one.taken === 0 ? "–" : `${percent(one.difficulty)} (${one.passed} of ${one.taken})`}
              </td>
              <td>${one?.discrimination === undefined ? "–" : decimals(one.discrimination)}</td>
              <td>${notes.join(", ")}</td>
            </tr>`;
          })}
        </tbody>
      </table>`,
    )}
  </details>`;
}

function decimals(value: number): string {
  return value.toFixed(2).replace("-", "−");
}
