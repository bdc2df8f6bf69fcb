// What the lengths in a function's shapes stand for within one case: `m` is 5 because yhat has 5 rows, so y must have 5 too.

/** A length that is known, or one that every random input draws anew: `axis` tells where, so that two draws differ. */
export type Length = number | { readonly axis: string; readonly text: string };

type DeclaredShape = readonly (number | string)[];
type Known = { readonly length: Length; readonly from: string };

/** The lengths known so far in one case. Every answer is the end of a sentence that begins with a value's name. */
export class Lengths {
  readonly #known = new Map<string, Known>();

  /**
   * Holds the lengths of the value called `from` against the numbers and names that were declared for it, and
   * remembers the names that are new.
   * @returns what does not agree; undefined when all does.
   */
  bind(declared: DeclaredShape, given: readonly Length[], from: string): string | undefined {
    const has = `has shape ${lengthsText(given)}, but`;
    if (declared.length !== given.length) return `${has} the function says ${lengthsText(declared)}.`;
    for (const [axis, dimension] of declared.entries()) {
      const length = given[axis] ?? 0;
      if (typeof dimension === "number") {
        if (!areSame(dimension, length)) return `${has} the function says ${lengthsText(declared)}.`;
        continue;
      }
      const known = this.#known.get(dimension);
      if (isProduct(dimension)) continue;
      if (known === undefined) this.#known.set(dimension, { length, from });
      else if (!areSame(known.length, length)) {
        if (typeof length === "number" && typeof known.length === "number") {
          return `${has} ${dimension} is ${known.length} in ${known.from}.`;
        }
        return known.from === from
          ? `draws ${dimension} twice, and the two would differ. Give ${dimension} one length.`
          : `draws its own ${dimension}, which would differ from that of ${known.from}. Write like: ${known.from}, or give ${dimension} the same single length in both.`;
      }
    }
    return undefined;
  }

  /**
   * Holds given lengths against the products declared for them (`length*height*3`), once every name is bound.
   * @returns what does not agree; undefined when all does, or a name of the product is not known.
   */
  checkProducts(declared: DeclaredShape, given: readonly Length[]): string | undefined {
    for (const [axis, dimension] of declared.entries()) {
      const length = given[axis];
      if (typeof dimension === "number" || typeof length !== "number" || !isProduct(dimension)) continue;
      const product = this.#product(dimension);
      if (product === undefined || product === length) continue;
      return `has shape ${lengthsText(given)}, but ${dimension} is ${product}.`;
    }
    return undefined;
  }

  #product(dimension: string): number | undefined {
    let product = 1;
    for (const factor of dimension.split("*")) {
      const length = /^\d/u.test(factor) ? Number(factor) : this.#known.get(factor)?.length;
      if (typeof length !== "number") return undefined;
      product *= length;
    }
    return product;
  }
}

/** Lengths as NumPy would write the shape: `(m, n)`, `(length*height*3, 1)`, `(1..4,)`. */
export function lengthsText(lengths: readonly (Length | string)[]): string {
  const texts = lengths.map((length) => (typeof length === "object" ? length.text : String(length)));
  return texts.length === 1 ? `(${texts[0]},)` : `(${texts.join(", ")})`;
}

function isProduct(dimension: string): boolean {
  return dimension.includes("*");
}

function areSame(a: Length, b: Length): boolean {
  return typeof a === "object" && typeof b === "object" ? a.axis === b.axis : a === b;
}
