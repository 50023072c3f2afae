/** Only the name of the modifier key depends on it. */
export const isMac = /Mac/i.test(navigator.userAgent);
