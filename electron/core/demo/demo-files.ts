import type { Kernel } from '#core/kernel/kernel.ts';
import { naturalId } from '#shared/sync/ids.ts';
import { demoAccounts } from '#resources/demo/accounts.ts';
import type { Two } from '#resources/demo/story.ts';
import { AttachmentStore } from '../attachments/attachment-store.ts';
import { barsPicture, logoPicture } from './demo-picture.ts';
import { type DemoRow, row } from './demo-rows.ts';
import { demoId, type DemoWorld, inLanguage } from './demo-world.ts';

const files: readonly { name: Two; bars: readonly number[] }[] = [
  { name: ['Fila de chamados por semana.png', 'Requests by week.png'], bars: [42, 40, 44, 37, 35, 31, 28, 26, 22, 19] },
  {
    name: ['Painel apresentado à diretoria.png', 'Dashboard shown to the board.png'],
    bars: [12, 15, 19, 18, 24, 27, 31, 36, 38, 43],
  },
];

/** How many of the first clients have a file at their hand-over. */
const WITH_FILES = 6;

/** Pictures beside the database: the company's logo and what clients sent at the hand-over. */
export async function keepDemoFiles(kernel: Kernel, world: DemoWorld): Promise<{ rows: DemoRow[]; logoId: string }> {
  const store = new AttachmentStore(kernel.folder, kernel.key);
  const rows: DemoRow[] = [];
  const logo = logoPicture();
  const logoId = demoId('logo');
  rows.push(
    row('workspace_attachment', logoId, {
      name: 'Ordena.png',
      media_type: 'image/png',
      bytes: logo.byteLength,
      sha256: await store.keep(logo),
    }),
  );
  const kept = await Promise.all(
    files.map(async ({ name, bars }) => {
      const picture = barsPicture(bars);
      return { name: inLanguage(world, name), bytes: picture.byteLength, sha256: await store.keep(picture) };
    }),
  );
  for (const [index, { key }] of demoAccounts.slice(0, WITH_FILES).entries()) {
    const file = kept[index % kept.length];
    if (!file) continue;
    const accountId = demoId('account', key);
    rows.push(
      row('attachment', demoId(key, 'file'), {
        account_id: accountId,
        owner_table: 'hand_over',
        owner_id: naturalId('hand_over', world.workspaceId, [accountId]),
        media_type: 'image/png',
        audience: 'internal',
        ...file,
      }),
    );
  }
  return { rows, logoId };
}
