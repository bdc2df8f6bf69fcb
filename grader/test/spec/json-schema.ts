// As much of JSON Schema as our own schemas use, so that a test can ask what an editor would say. A keyword that is not
// known here is an error, never a silent yes.

const ANNOTATIONS = new Set(["$schema", "title", "description", "default", "examples"]);

type Schema = { readonly [keyword: string]: unknown };

/** What an editor would complain about in `value`, by path; nothing when it fits. */
export function complaints(schema: unknown, value: unknown, path = ""): string[] {
  if (!isObject(schema)) throw new Error(`${path}: not a schema`);
  return Object.entries(schema).flatMap(([keyword, rule]) => {
    if (
      ANNOTATIONS.has(keyword) ||
      (keyword === "additionalProperties" && schema["properties"] === undefined && !isObject(rule))
    ) {
      return [];
    }
    return check(keyword, rule, schema, value, path);
  });
}

function check(keyword: string, rule: unknown, schema: Schema, value: unknown, path: string): string[] {
  const no = (holds: boolean): string[] => (holds ? [] : [`${path}: ${keyword}`]);
  const fits = (branch: unknown): boolean => complaints(branch, value, path).length === 0;
  switch (keyword) {
    case "type":
      return no(typeOf(value) === rule || (rule === "number" && typeOf(value) === "integer"));
    case "enum":
      return no(listOf(rule).includes(value));
    case "minimum":
      return no(typeof value !== "number" || value >= Number(rule));
    case "maximum":
      return no(typeof value !== "number" || value <= Number(rule));
    case "exclusiveMinimum":
      return no(typeof value !== "number" || value > Number(rule));
    case "minLength":
      return no(typeof value !== "string" || value.length >= Number(rule));
    case "pattern":
      return no(typeof value !== "string" || new RegExp(String(rule), "u").test(value));
    case "minItems":
      return no(!Array.isArray(value) || value.length >= Number(rule));
    case "maxItems":
      return no(!Array.isArray(value) || value.length <= Number(rule));
    case "additionalItems":
      return [];
    case "items":
      return !Array.isArray(value)
        ? []
        : value.flatMap((item, index) =>
            complaints(Array.isArray(rule) ? rule[index] : rule, item, `${path}/${index}`),
          );
    case "required":
      return !isObject(value)
        ? []
        : listOf(rule).flatMap((key) => (String(key) in value ? [] : [`${path}/${String(key)}: required`]));
    case "properties":
      return !isObject(value) || !isObject(rule)
        ? []
        : Object.entries(rule).flatMap(([key, property]) =>
            key in value ? complaints(property, value[key], `${path}/${key}`) : [],
          );
    case "propertyNames":
      return !isObject(value) ? [] : Object.keys(value).flatMap((key) => complaints(rule, key, `${path}/${key}`));
    case "additionalProperties": {
      if (!isObject(value)) return [];
      const known = isObject(schema["properties"]) ? schema["properties"] : {};
      const others = Object.entries(value).filter(([key]) => !(key in known));
      return others.flatMap(([key, other]) =>
        rule === false ? [`${path}/${key}: additionalProperties`] : complaints(rule, other, `${path}/${key}`),
      );
    }
    case "anyOf":
      return no(listOf(rule).some(fits));
    case "oneOf":
      return no(listOf(rule).filter(fits).length === 1);
    case "allOf":
      return listOf(rule).flatMap((branch) => complaints(branch, value, path));
    default:
      throw new Error(`the test does not know the JSON Schema keyword ${keyword}`);
  }
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

function isObject(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
