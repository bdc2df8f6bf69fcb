// When two names are the same, and when they merely look so.

/** The same characters however they are put together (NFC), without the spaces that nobody sees. */
export function canonical(text: string): string {
  return text.normalize("NFC").trim().replaceAll(/\s+/g, " ");
}

/** A name as it is, and with what stands behind its comma in front. */
export function nameForms(name: string): readonly string[] {
  const whole = canonical(name);
  const [, last, first] = /^([^,]+), ?([^,]+)$/.exec(whole) ?? [];
  return last === undefined || first === undefined ? [whole] : [whole, `${first.trim()} ${last.trim()}`];
}

/** As it is read, and with its words in an order of their own. */
export function likenesses(text: string): readonly string[] {
  const words = text.split(/[^\p{L}\p{N}\p{M}]+/u).map(likeness);
  return [likeness(text), words.toSorted().join("")];
}

/** What is left of a text without case, accents, spaces and punctuation. */
export function likeness(text: string): string {
  const plain = text.normalize("NFKD").toUpperCase().toLowerCase();
  return plain.replaceAll(/[øłđæœı]/g, (letter) => UNDECOMPOSED[letter] ?? letter).replaceAll(/[^\p{L}\p{N}]/gu, "");
}

const UNDECOMPOSED: Readonly<Record<string, string>> = { ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", ı: "i" };
