// Which exercises a learner means: an id, a number, or a part of the name.

import { closestMatch } from "leven";

export type Selection =
  | { readonly kind: "chosen"; readonly ids: readonly string[] }
  | { readonly kind: "unknown"; readonly query: string; readonly nearest?: string }
  | { readonly kind: "ambiguous"; readonly query: string; readonly ids: readonly string[] };

/** The ids that `queries` name, in the course's order and each once; no query chooses all. */
export function select(ids: readonly string[], queries: readonly string[]): Selection {
  const chosen = new Set<string>();
  for (const query of queries) {
    const matches = matching(ids, query);
    const [only] = matches;
    if (only === undefined) {
      const nearest = nearestId(ids, query);
      return nearest === undefined ? { kind: "unknown", query } : { kind: "unknown", query, nearest };
    }
    if (matches.length > 1) return { kind: "ambiguous", query, ids: matches };
    chosen.add(only);
  }
  return { kind: "chosen", ids: queries.length === 0 ? ids : ids.filter((id) => chosen.has(id)) };
}

/** Exact first, so that `sigmoid` means 02-sigmoid although 01-basic-sigmoid has it in its name too. */
function matching(ids: readonly string[], query: string): readonly string[] {
  const parts = query.split(/[\\/]+/);
  const named = ids.filter((id) => parts.includes(id));
  if (named.length > 0) return named;
  if (/^\d+$/.test(query)) return ids.filter((id) => Number(/^\d+/.exec(id)?.[0] ?? NaN) === Number(query));
  const wanted = plain(query);
  if (wanted === "") return [];
  const rules: readonly ((id: string) => boolean)[] = [
    (id) => plain(nameOf(id)) === wanted,
    (id) => plain(nameOf(id)).startsWith(wanted),
    (id) => plain(id).includes(wanted),
  ];
  for (const rule of rules) {
    const found = ids.filter((id) => rule(id));
    if (found.length > 0) return found;
  }
  return [];
}

function nearestId(ids: readonly string[], query: string): string | undefined {
  const byName = new Map(ids.map((id) => [plain(nameOf(id)), id]));
  const match = closestMatch(plain(query), [...byName.keys()], {
    maxDistance: Math.max(2, Math.floor(query.length / 2)),
  });
  return match === undefined ? undefined : byName.get(match);
}

/** Learners type `l1Loss`, `l1-loss` or `l1Loss.ts` and mean the same. */
function plain(text: string): string {
  const last = text.split(/[\\/]+/).findLast((part) => part !== "") ?? "";
  return last
    .replace(/\.ts$/, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "");
}

function nameOf(id: string): string {
  return id.replace(/^\d+-/, "");
}
