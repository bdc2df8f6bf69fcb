// Who handed in, as far as a folder's or a file's name tells.

/** A learner; `key` names them in journal and files: the folder's or file's name without what an LMS puts around it. */
export type Learner = { readonly key: string; readonly name: string; readonly lms?: LmsIdentity };

/** What a download of a learning management system says of a submission besides a name. */
export type LmsIdentity = {
  readonly system: "canvas" | "moodle";
  /** Canvas: the user's id. Moodle: the participant's number in this assignment. */
  readonly id: string;
  /** What the system marked. */
  readonly late: boolean;
};
