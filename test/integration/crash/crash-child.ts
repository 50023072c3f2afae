import { writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { Events } from '#core/kernel/events.ts';
import { GivenFiles } from '#core/kernel/given-files.ts';
import { openWorkspace } from '#core/workspaces/open-workspace.ts';

/**
 * Core as it runs, without a window: goes on with an import that was under way, starts another when there is none, and
 * makes edits beside it. Each edit is told to the parent once it is acknowledged, and only then.
 *   node crash-child.ts <folder> <round> [finish]
 */
const [folder = '', round = '', finish] = process.argv.slice(2);
const ROWS = 2500;

const tell = (line: string) => writeSync(1, `${line}\n`);

// Without procedures: a hundred starts are a good part of the test's time.
const files = new GivenFiles();
const workspace = await openWorkspace({
  folder,
  key: new Uint8Array(32).fill(7),
  files,
  events: new Events(),
  print: () => Promise.reject(new Error('no printer here')),
  log: (event, detail) => writeSync(2, `${event} ${JSON.stringify(detail)}\n`),
});
const { kernel, imports } = workspace.services;

const write = (name: string, lines: readonly string[]) => {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  files.give(path, path, 'read');
  return { token: path, name };
};

const startImport = async () => {
  const accounts = write('clientes.csv', [
    'codigo;nome',
    ...Array.from({ length: 20 }, (_, n) => `C${n};Empresa ${n}`),
  ]);
  const head = 'usage_id;cliente;data;funcionalidade;quantidade';
  const rows = Array.from({ length: ROWS }, (_, n) => `U${round}-${n};C${n % 20};2024-01-15;painel;${n % 9}`);
  const given = [accounts, write(`uso-${round}.csv`, [head, ...rows])];
  const chosen = [];
  for (const file of given) chosen.push({ ...file, settings: (await imports.inspect(file)).settings });
  let group: string | undefined;
  for await (const step of imports.prepare({ source: 'crash', files: chosen }, undefined))
    group = step.group?.id ?? group;
  if (group === undefined) throw new Error('nothing was prepared');
  tell(`prepared ${group}`);
  await imports.start(group);
  tell(`started ${group}`);
};

const edit = async (n: number) => {
  const { id } = await kernel.unitOfWork.write(null, ({ rows }) =>
    rows.insert('task', {
      title: `${round}.${n}`,
      priority: 'normal',
      source: 'hand',
      position: `a${n}`,
      owner_id: kernel.actor.memberId,
    }),
  );
  tell(`edit ${id}`);
};

tell('up');
if (finish === 'finish') {
  await imports.work.settled();
  await workspace.services.imports.stop();
  tell('finished');
  process.exit(0);
}
const runs = await kernel.unitOfWork.read((db) =>
  db.selectFrom('work_run').select('id').where('state', '=', 'running').execute(),
);
// A failure of either ends the process with its words.
if (runs.length === 0) void startImport();
else tell('started again');
for (let n = 0; ; n += 1) {
  await edit(n);
  // Edits come from a person: everything else has its turn between two of them.
  await after(10);
}
