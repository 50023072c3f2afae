import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type DeviceSettings, deviceSettings } from '#shared/contract/system.ts';
import { writeWhole } from '../kernel/whole-file.ts';

const content = deviceSettings.extend({ workspaceId: z.nullable(z.uuid()) });
type Content = z.infer<typeof content>;

const DEFAULTS: Content = {
  language: 'system',
  colorScheme: 'system',
  density: 'comfortable',
  captureShortcut: 'CommandOrControl+Shift+L',
  workspaceId: null,
};

/** What belongs to this laptop and not to a workspace: how the app looks, and which workspace was open. */
export class DeviceFile {
  readonly #folder: string;
  #content: Content = DEFAULTS;

  constructor(dataFolder: string) {
    this.#folder = dataFolder;
  }

  get settings(): DeviceSettings {
    const { workspaceId: _workspaceId, ...settings } = this.#content;
    return settings;
  }

  get workspaceId(): string | null {
    return this.#content.workspaceId;
  }

  /** A damaged file falls back to the defaults: nothing in it is the user's work. */
  async load(): Promise<void> {
    try {
      this.#content = content.parse({ ...DEFAULTS, ...JSON.parse(await readFile(this.#path, 'utf8')) });
    } catch {
      this.#content = DEFAULTS;
    }
  }

  async put(patch: Partial<Content>): Promise<void> {
    this.#content = { ...this.#content, ...patch };
    await mkdir(this.#folder, { recursive: true });
    await writeWhole(this.#path, JSON.stringify(this.#content, null, 2));
  }

  get #path(): string {
    return join(this.#folder, 'device.json');
  }
}
