export const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof encodings)[number];

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, index) => bytes[index] === byte);

/** The encoding that the byte order mark names; null without one. */
export const markedEncoding = (start: Uint8Array): Encoding | null => {
  if (startsWith(start, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (startsWith(start, 0xff, 0xfe)) return 'utf-16le';
  return startsWith(start, 0xfe, 0xff) ? 'utf-16be' : null;
};

const signatures: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0xd0, 0xcf, 0x11, 0xe0], // the old Office formats, .xls among them
  [0x7f, 0x45, 0x4c, 0x46], // programs
  [0x1f, 0x8b], // gzip
];

/** A workbook (.xlsx) is a zip archive. */
export const isZip = (start: Uint8Array): boolean => startsWith(start, 0x50, 0x4b, 0x03, 0x04);

/**
 * True for what no table in text form starts with. A stray NUL is a damaged cell, many of them are another kind of file
 * (text in UTF-16 is recognised by its mark before this is asked).
 */
export const looksBinary = (start: Uint8Array): boolean => {
  if (signatures.some((signature) => startsWith(start, ...signature))) return true;
  let odd = 0;
  for (const byte of start) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd += 1;
  return odd > start.length / 50;
};

/**
 * Tells UTF-8 from Windows-1252 over any number of pieces: one ill-formed sequence anywhere means that it is not UTF-8
 * (O1). Plain ASCII is both, and UTF-8 it is.
 */
export class Utf8Check {
  #pending = 0;
  #valid = true;
  /** Range of the next byte: the first one after the lead may be narrower (no overlong forms, no surrogates). */
  #low = 0x80;
  #high = 0xbf;

  /** False once anything was not UTF-8. */
  add(bytes: Uint8Array): boolean {
    for (let index = 0; this.#valid && index < bytes.length; index += 1) this.#take(bytes[index] ?? 0);
    return this.#valid;
  }

  /** A sequence cut at the very end is ill-formed too. */
  end(): boolean {
    return this.#valid && this.#pending === 0;
  }

  #take(byte: number) {
    if (this.#pending > 0) {
      if (byte < this.#low || byte > this.#high) this.#valid = false;
      this.#pending -= 1;
      this.#low = 0x80;
      this.#high = 0xbf;
    } else if (byte >= 0x80) this.#lead(byte);
  }

  #lead(byte: number) {
    if (byte >= 0xc2 && byte <= 0xdf) this.#pending = 1;
    else if (byte >= 0xe0 && byte <= 0xef) this.#pending = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) this.#pending = 3;
    else this.#valid = false;
    if (byte === 0xe0) this.#low = 0xa0;
    if (byte === 0xed) this.#high = 0x9f;
    if (byte === 0xf0) this.#low = 0x90;
    if (byte === 0xf4) this.#high = 0x8f;
  }
}
