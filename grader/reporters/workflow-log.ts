// Text for the log of GitHub Actions, whose runner obeys what is printed: a line that begins with `::`, be it behind spaces,
// and `##[` wherever it stands (docs.github.com, "Workflow commands for GitHub Actions"; Runner.Common/ActionCommand.cs).
// Commands are told on stdout and stderr alike.

/** Every space and line break that .NET knows; each `\r` begins a line of its own. */
const COMMAND = /(^|[\n\r])([\s\u0085]*):(?=:)/g;

/**
 * The same text, with nothing in it that the runner obeys: a sign of each command is written as JavaScript and JSON escape
 * it, so that a document in JSON says what it said.
 */
export function withoutCommands(text: string): string {
  return text.replaceAll("##[", String.raw`##\u005b`).replace(COMMAND, String.raw`$1$2\u003a`);
}
