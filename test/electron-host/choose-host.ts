import { ROOT } from './built-app.ts';
import { systemChromium } from './chromium-path.ts';
import { electronVersion, fetchElectron, nativeElectron } from './native-electron.ts';

export interface ChosenHost {
  program: string;
  args: string[];
  /** The one line that says what the app runs in. */
  line: string;
}

/** Something a person has to do before the app can open; its message says what. */
export class CannotOpen extends Error {}

const NO_DISPLAY = `There is no display to open a window on ($DISPLAY and $WAYLAND_DISPLAY are empty). Either
  run it from a desktop session, or
  install xvfb and run "xvfb-run npm start", or
  run "npm run tour", which needs no display and leaves pictures of every page in out/tour.`;

const NO_CHROMIUM = `Neither Electron's binary nor a Chromium with a window is here. Either
  install chromium or google-chrome, or
  fetch Electron with "npx install-electron" where its releases can be reached, or
  run "npm run tour", which brings its own browser.`;

export async function chooseHost(): Promise<ChosenHost> {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new CannotOpen(NO_DISPLAY);
  }
  const electron = nativeElectron() ?? (await fetchElectron());
  if (electron !== null) {
    // Chromium refuses to be root inside its sandbox.
    const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return { program: electron, args: [...flags, ROOT], line: `Ongoing opens in Electron ${electronVersion}.` };
  }
  const chromium = systemChromium();
  if (chromium === null) throw new CannotOpen(NO_CHROMIUM);
  return {
    program: process.execPath,
    args: [new URL('./run.ts', import.meta.url).pathname, ROOT],
    line: `Ongoing opens in ${chromium.path} through the stand-in for Electron, whose binary is not here; the key of its data lies in a file that only you can read.`,
  };
}
