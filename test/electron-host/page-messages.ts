/** The value of a port's message on the wire: text, bytes as base64, or anything that JSON holds. */
export type WireValue = ['text', string] | ['bytes', string] | ['json', unknown];

/** What the preload's world of a page says to the stand-in; several travel together. */
export type FromPage =
  | ['invoke', number, string, unknown[]]
  | ['port', number, WireValue]
  | ['close', number]
  | ['bounds', { x: number; y: number; width: number; height: number }];

/** And what it is told. */
export type ToPage =
  | ['answer', number, boolean, unknown]
  | ['message', string, unknown, number[]]
  | ['port', number, WireValue]
  | ['close', number];
