// How much stands around learner code: what needs no installation, or the walls of Linux namespaces on top.

export const SANDBOX_MODES = ["default", "strict"] as const;
export type SandboxMode = (typeof SANDBOX_MODES)[number];
