import type { EventEmitter } from 'node:events';

/** An event that a listener may prevent, as Electron's. */
export interface PreventableEvent {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

export function preventable<Details extends object>(details: Details): Details & PreventableEvent {
  let prevented = false;
  return {
    ...details,
    get defaultPrevented() {
      return prevented;
    },
    preventDefault() {
      prevented = true;
    },
  };
}

/** Emits an event that may be prevented; true when nobody did. */
export function allowed(emitter: EventEmitter, event: string, details: object = {}): boolean {
  const given = preventable(details);
  emitter.emit(event, given);
  return !given.defaultPrevented;
}
