// Tries: bytes that are no text.
// Outcome: could-not-load "UTF-8"
// Cases: every
export const source = new Uint8Array([0x65, 0x78, 0xff, 0xfe, 0xc0, 0x80]);
