import { v7 } from 'uuid';
import type { ProtectionChoice } from '#shared/contract/system.ts';
import type { Language } from '#shared/domain/vocabulary.ts';
import type { Services } from '../services.ts';
import type { JoinOptions } from './join-workspace.ts';
import { makeKey } from './key-store.ts';
import { seedWorkspace } from './new-workspace.ts';
import type { WorkspaceFile } from './workspace-folders.ts';

export interface NewWorkspaceInput {
  name: string;
  memberName: string;
  language: Language;
  protection: ProtectionChoice;
}

/** Writes into the new workspace before anybody sees it. */
export type Fill = (services: Services) => Promise<void>;

/** A workspace of one's own, whole or not at all. */
export const makeWorkspace = async (
  { folders, options, open }: JoinOptions,
  kind: 'local' | 'demo',
  input: NewWorkspaceInput,
  fill: Fill,
): Promise<WorkspaceFile> => {
  const actor = { workspaceId: v7(), teamId: v7(), memberId: v7(), deviceId: v7() };
  const { key, kept } = await makeKey(input.protection, options.host);
  const aside = await folders.startNew(actor.workspaceId);
  const timeZone = options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  // The demo's clients pay in reais, whatever the language they are told in.
  const currency = kind === 'demo' || input.language === 'pt-BR' ? 'BRL' : 'USD';
  const made = await open({ folder: aside, key, create: { kind, actor, timeZone } });
  try {
    const { unitOfWork, clock } = made.services.kernel;
    const seed = { ...input, timeZone, currency, today: clock.today() };
    await unitOfWork.write(null, (context) => seedWorkspace(context, actor, seed));
    await fill(made.services);
  } catch (error) {
    await made.close();
    await folders.dropNew(aside);
    throw error;
  }
  await made.close();
  const checkedAt = new Date(options.nowMs?.() ?? Date.now()).toISOString();
  const { name } = input;
  const id = actor.workspaceId;
  const file: WorkspaceFile = { id, kind, name, key: kept, recovery: null, lastOpenedAt: null, checkedAt };
  await folders.finishNew(aside, file);
  return file;
};
