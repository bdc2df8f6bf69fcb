// The words after a command's name. What cannot be understood is the user's to mend: a sentence and exit code 2.

export class UsageError extends Error {}

export type Words = {
  readonly names: readonly string[];
  readonly flags: ReadonlySet<string>;
  /** What stands behind each option that takes a value, as often as it was given. */
  readonly values: ReadonlyMap<string, readonly string[]>;
};

/**
 * Splits a command's words into names, flags, and options with a value: `--title ReLU` or `--title=ReLU`. Behind `--` all
 * are names.
 * @throws UsageError for a flag that the command does not have, or an option without its value
 */
export async function readWords(
  command: string,
  args: readonly string[],
  known: readonly string[],
  options: readonly string[] = [],
): Promise<Words> {
  const names: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, readonly string[]>();
  const words = args.values();
  for (const word of words) {
    const [, option = word, joined] = /^(--[^=]*)=(.*)$/su.exec(word) ?? [];
    if (word === "--") names.push(...words);
    else if (!word.startsWith("-") || word === "-") names.push(word);
    else if (known.includes(word)) flags.add(word);
    else if (options.includes(option)) {
      const value = joined ?? words.next().value;
      if (value === undefined) throw new UsageError(`numkata ${command}: ${option} needs something behind it.`);
      values.set(option, [...(values.get(option) ?? []), value]);
    } else throw new UsageError(await unknownFlag(command, word, [...known, ...options]));
  }
  return { names, flags, values };
}

async function unknownFlag(command: string, flag: string, known: readonly string[]): Promise<string> {
  const { closestMatch } = await import("leven");
  const near = closestMatch(flag, known, { maxDistance: Math.ceil(flag.length / 4) });
  const choices = known.length === 0 ? "It takes none." : `It takes ${known.join(", ")}.`;
  const asName = /^--\S+$/u.test(flag) ? "" : " If it is no option, write -- before it.";
  const help = near === undefined ? `${choices}${asName}` : `Did you mean ${near}?`;
  return `numkata ${command}: unknown option ${flag}. ${help}`;
}
