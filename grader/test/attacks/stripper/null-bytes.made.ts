// Tries: a source with zeros in it.
// Outcome: could-not-load
// Cases: every
export const source = "export const scale = () => 1;\0\n";
