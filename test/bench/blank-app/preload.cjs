// A window without a preload would not start as ours does.
globalThis.isBlank = true;
