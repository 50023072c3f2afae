import { _electron, type ElectronApplication } from '@playwright/test';
import { ROOT } from '#test/electron-host/built-app.ts';
import type { AppHost, LaunchSettings } from './app-host.ts';

export async function launchElectron(program: string, settings: LaunchSettings): Promise<AppHost> {
  const { dataFolder, locale, colorScheme, env, keychain } = settings;
  const app = await _electron.launch({
    executablePath: program,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(keychain ? [] : ['--password-store=basic']),
      ROOT,
      `--lang=${locale}`,
      '--data-folder',
      dataFolder,
    ],
    colorScheme,
    env: { ...definedEnvironment(), ...env },
  });
  const page = await app.firstWindow();
  return {
    kind: 'electron',
    page,
    windows: () => app.windows(),
    evaluate: (run, argument) => app.evaluate(run as Parameters<ElectronApplication['evaluate']>[0], argument) as never,
    close: () => app.close(),
    kill: async () => {
      const ended = app.waitForEvent('close');
      app.process().kill('SIGKILL');
      await ended;
    },
  };
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
