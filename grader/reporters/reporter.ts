// What every reporter is: it hears the events of a run in order and answers each with the text to write.

import type { GradingEvent } from "../domain/event.ts";

export type Reporter = { event(event: GradingEvent): string };
