// Bytes from a terminal in raw mode -> keys.

export type Key = string;

const ESCAPE = "\u001B";
/** What follows an escape character when it is not the key itself. */
const SEQUENCE = /^(?:\[[0-9;?]*[ -/]*[@-~]|O[A-Z])/;

const NAMES: Readonly<Record<string, Key>> = {
  "[A": "up",
  OA: "up",
  "[B": "down",
  OB: "down",
  "[5~": "page-up",
  "[6~": "page-down",
  "\r": "enter",
  "\n": "enter",
  "\u0003": "ctrl-c",
  "\u0004": "q",
  "\u001A": "ctrl-z",
};

/** The keys in one chunk, in order: letters as they are but small, others by name; those without a name are left out. */
export function keysIn(chunk: string): readonly Key[] {
  const [plain = "", ...escaped] = chunk.split(ESCAPE);
  return [...charactersIn(plain), ...escaped.flatMap(afterEscape)];
}

function afterEscape(text: string): readonly Key[] {
  const [sequence] = SEQUENCE.exec(text) ?? [];
  if (sequence === undefined) return ["escape", ...charactersIn(text)];
  return [...keyNamed(sequence), ...charactersIn(text.slice(sequence.length))];
}

function charactersIn(text: string): readonly Key[] {
  return Array.from(text).flatMap((each) => (/^[!-~]$/.test(each) ? [each.toLowerCase()] : keyNamed(each)));
}

function keyNamed(text: string): readonly Key[] {
  const name = NAMES[text];
  return name === undefined ? [] : [name];
}
