// What somebody said of grades by hand, and when: an ISO 8601 time.

/** What was said about one thing; `null` takes back what was said about it before. */
export type Said =
  | {
      readonly kind: "points";
      readonly at: string;
      readonly learner: string;
      readonly exercise: string;
      readonly points: number | null;
      readonly reason?: string;
    }
  | {
      readonly kind: "late";
      readonly at: string;
      readonly learner: string;
      /** How much is taken off, whatever the rule says. */
      readonly percent: number | null;
      readonly reason?: string;
    }
  | {
      readonly kind: "comment";
      readonly at: string;
      readonly learner: string;
      /** Absent: about the whole. */
      readonly exercise?: string;
      readonly text: string | null;
    }
  | {
      readonly kind: "cluster-comment";
      readonly at: string;
      readonly exercise: string;
      readonly key: string;
      readonly text: string | null;
    };

/** Whether it says nothing any more, and only takes back what was said before. */
export function isTakenBack(said: Said): boolean {
  switch (said.kind) {
    case "points":
      return said.points === null;
    case "late":
      return said.percent === null;
    case "comment":
    case "cluster-comment":
      return said.text === null;
  }
}
