/** What the stand-in and its child processes say to each other, over Node's own channel. */
export type UtilityMessage =
  | { kind: 'message'; data: unknown; ports: number[] }
  | { kind: 'port'; port: number; data: unknown }
  | { kind: 'close'; port: number };
