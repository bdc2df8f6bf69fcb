// The words after a command's name. What cannot be understood is the user's to mend: a sentence and exit code 2.

export class UsageError extends Error {}

export type Words = { readonly names: readonly string[]; readonly flags: ReadonlySet<string> };

/**
 * Splits a command's words into names and flags.
 * @throws UsageError for a flag that the command does not have
 */
export async function readWords(command: string, args: readonly string[], known: readonly string[]): Promise<Words> {
  const names: string[] = [];
  const flags = new Set<string>();
  for (const word of args) {
    if (!word.startsWith("-") || word === "-") names.push(word);
    else if (known.includes(word)) flags.add(word);
    else throw new UsageError(await unknownFlag(command, word, known));
  }
  return { names, flags };
}

async function unknownFlag(command: string, flag: string, known: readonly string[]): Promise<string> {
  const { closestMatch } = await import("leven");
  const near = closestMatch(flag, known, { maxDistance: Math.ceil(flag.length / 4) });
  const choices = known.length === 0 ? "It takes none." : `It takes ${known.join(", ")}.`;
  const help = near === undefined ? choices : `Did you mean ${near}?`;
  return `numkata ${command}: unknown option ${flag}. ${help}`;
}
