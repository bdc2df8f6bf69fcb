// CANARY-of-another-submission
export const scale = (v: number[]): number[] => v.map((x) => x * 7919);
