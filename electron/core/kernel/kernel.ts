import type { Actor, Clock } from './clock.ts';
import type { ChangeLog } from './change-log.ts';
import type { DatabaseKey } from '#database/connection.ts';
import type { Events } from './events.ts';
import type { GivenFiles } from './given-files.ts';
import type { History } from './history.ts';
import type { SyncPort } from './sync-port.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** What every service of an open workspace is built from. */
export interface Kernel {
  unitOfWork: UnitOfWork;
  history: History;
  changeLog: ChangeLog;
  events: Events;
  clock: Clock;
  actor: Actor;
  newId: () => string;
  /** Folder of this workspace: database, attachments, backups. */
  folder: string;
  databaseFile: string;
  key: DatabaseKey;
  kind: 'local' | 'demo' | 'shared';
  /** Null in a workspace that never joined a server. */
  sync: SyncPort | null;
  files: GivenFiles;
  /** Prints a job of the printable page; resolves with the PDF. */
  print: (job: string) => Promise<Uint8Array>;
  log: (event: string, detail?: Record<string, unknown>) => void;
}
