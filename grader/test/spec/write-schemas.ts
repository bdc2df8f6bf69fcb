// Writes the JSON Schemas that editors read, from the definition that the parser uses: npm run schemas.

import { writeFileSync } from "node:fs";

import { courseJsonSchema } from "../../spec/course-schema.ts";
import { exerciseJsonSchema } from "../../spec/schema.ts";

const folder = new URL("../../spec/", import.meta.url);
for (const [name, schema] of [
  ["exercise.schema.json", exerciseJsonSchema()],
  ["course.schema.json", courseJsonSchema()],
] as const) {
  writeFileSync(new URL(name, folder), `${JSON.stringify(schema, null, 2)}\n`);
}
