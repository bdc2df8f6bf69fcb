// The text of a progress file. Knows no files: text in, notes out, and back.

export type Notes = { current: string | undefined; readonly exercises: Map<string, ExerciseNotes> };
export type ExerciseNotes = { readonly passed: boolean; readonly hints: number };

const HEADER = "# Your progress, kept by numkata. Delete a line, or the file, to forget it.";
const CURRENT = "current: ";

/** One line an exercise, in the order of their ids: the same notes are always the same text. */
export function notesText({ current, exercises }: Notes): string {
  const known = [...exercises].filter(([, { passed, hints }]) => passed || hints > 0);
  const lines = known.map(([id, { passed, hints }]) => {
    return `${id}${passed ? " passed" : ""}${hints > 0 ? ` hints ${hints}` : ""}`;
  });
  const head = current === undefined ? [HEADER] : [HEADER, `${CURRENT}${current}`];
  return [...head, ...lines.toSorted(), ""].join("\n");
}

/** What can be understood of a progress file; `isSound` is false where a line cannot. */
export function notesOf(text: string): { readonly notes: Notes; readonly isSound: boolean } {
  const notes: Notes = { current: undefined, exercises: new Map() };
  let isSound = true;
  for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
    if (line === "" || line.startsWith("#")) continue;
    if (line.startsWith(CURRENT)) {
      notes.current = line.slice(CURRENT.length).trim();
      continue;
    }
    const [, id, passed, hints] = /^(\S.*?)( passed)?(?: hints (\d{1,4}))?$/.exec(line) ?? [];
    if (id === undefined || (passed === undefined && hints === undefined)) isSound = false;
    else notes.exercises.set(id, { passed: passed !== undefined, hints: Number(hints ?? 0) });
  }
  return { notes, isSound };
}
