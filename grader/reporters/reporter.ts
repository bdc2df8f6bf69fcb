// What every reporter is: it hears the events of a run in order and answers each with the text to write.

import type { CourseInfo, FinishedEvent, GradingEvent } from "../domain/event.ts";

export type Reporter = { event(event: GradingEvent): string };

/** One that says nothing until the run has finished, then the whole document. */
export function documentReporter(write: (finished: FinishedEvent, course: CourseInfo) => string): Reporter {
  let course: CourseInfo = { title: "", folder: "" };
  return {
    event(event: GradingEvent): string {
      if (event.kind === "started") course = event.course;
      return event.kind === "finished" ? write(event, course) : "";
    },
  };
}
