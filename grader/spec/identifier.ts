// Which names a learner's function and its parameters can have.

/** Reserved in modules, or so well known that a parameter of this name would mislead. */
const RESERVED = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in Infinity instanceof interface let NaN new null package " +
    "private protected public return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

/** Why a function or a parameter cannot be called this, as the end of "... must be"; undefined when it can. */
export function nameProblem(name: string): string | undefined {
  if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) || name === "__proto__") {
    return "a JavaScript name (letters, digits and _, not beginning with a digit)";
  }
  if (RESERVED.has(name)) return "a name that JavaScript does not keep for itself";
  if (name === "np") return "another name, since np is the array module";
  // A module that exports "then" is taken for a promise when it is imported.
  if (name === "then") return "another name, since JavaScript takes a module with a function then for a promise";
  return undefined;
}
