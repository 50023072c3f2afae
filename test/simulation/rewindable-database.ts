import type BetterSqlite3 from 'better-sqlite3';

/** What the disk does under one database: a test makes it fail. */
export interface Disk {
  /** Before each statement that writes. */
  beforeWrite?: (() => void) | undefined;
  beforeCommit?: (() => void) | undefined;
  afterCommit?: (() => void) | undefined;
}

type Prepare = () => BetterSqlite3.Statement;

/** Statements are shared between all users of a connection, so each way of reading one has a statement of its own. */
class SharedStatement {
  readonly #prepare: Prepare;
  readonly #disk: Disk;
  #plain: BetterSqlite3.Statement | undefined;
  #plucked: BetterSqlite3.Statement | undefined;
  #listed: BetterSqlite3.Statement | undefined;

  constructor(prepare: Prepare, disk: Disk) {
    this.#prepare = prepare;
    this.#disk = disk;
  }

  run(...params: unknown[]): BetterSqlite3.RunResult {
    this.#disk.beforeWrite?.();
    return (this.#plain ??= this.#prepare()).run(...params);
  }

  get(...params: unknown[]): unknown {
    return (this.#plain ??= this.#prepare()).get(...params);
  }

  all(...params: unknown[]): unknown[] {
    return (this.#plain ??= this.#prepare()).all(...params);
  }

  pluck(): BetterSqlite3.Statement {
    return (this.#plucked ??= this.#prepare().pluck());
  }

  raw(): BetterSqlite3.Statement {
    return (this.#listed ??= this.#prepare().raw());
  }
}

/**
 * A real SQLite connection whose transactions are savepoints within one that never commits: a whole run is taken back
 * in no time, prepared statements stay for the next one, and a backup is a savepoint further down. Opening a file's
 * seventy tables with their triggers would cost more than the run.
 */
export class RewindableDatabase {
  readonly real: BetterSqlite3.Database;
  readonly disk: Disk = {};
  /** What the code under test is given. */
  readonly database: BetterSqlite3.Database;
  readonly #shared = new Map<string, SharedStatement>();
  readonly #executed = new Map<string, BetterSqlite3.Statement>();
  #isOpen = false;
  #version = 0;
  #waitsForDisk = true;
  /** There are commits that a power cut would take. */
  #isCutOff = false;

  constructor(real: BetterSqlite3.Database) {
    this.real = real;
    const own: Partial<Record<string | symbol, unknown>> = {
      prepare: (text: string) => this.#statement(text),
      exec: (text: string) => this.#exec(text),
    };
    this.database = new Proxy(real, {
      get: (target, name) => {
        if (name === 'inTransaction') return this.#isOpen;
        const replaced = own[name];
        if (replaced !== undefined) return replaced;
        const value: unknown = Reflect.get(target, name, target);
        return (own[name] = typeof value === 'function' ? (value.bind(target) as unknown) : value);
      },
    });
    real.exec('BEGIN');
  }

  /** Another one after every commit and every way back. */
  get version(): number {
    return this.#version;
  }

  /** Everything since the last rewind never was. */
  rewind(): void {
    this.#version += 1;
    this.disk.beforeWrite = this.disk.beforeCommit = this.disk.afterCommit = undefined;
    this.#isOpen = this.#isCutOff = false;
    this.#waitsForDisk = true;
    this.real.exec('ROLLBACK');
    this.real.exec('BEGIN');
  }

  /** Commits that did not wait for the disk, and nothing else, never were. */
  cutPower(): void {
    if (this.#isCutOff) this.#plain('ROLLBACK TO on_disk');
  }

  /** What `goBack` returns to. */
  mark(name: string): void {
    this.#reachDisk();
    this.#plain(`SAVEPOINT ${name}`);
  }

  goBack(name: string): void {
    this.#isCutOff = false;
    this.#version += 1;
    this.#plain(`ROLLBACK TO ${name}`);
  }

  #exec(text: string): BetterSqlite3.Database {
    switch (text) {
      case 'BEGIN':
      case 'BEGIN IMMEDIATE':
        if (this.#isOpen) throw new Error('a transaction is open already');
        if (!this.#waitsForDisk && !this.#isCutOff) this.#plain('SAVEPOINT on_disk');
        this.#isCutOff ||= !this.#waitsForDisk;
        this.#plain('SAVEPOINT work');
        this.#isOpen = true;
        break;
      case 'COMMIT':
        this.disk.beforeCommit?.();
        this.#version += 1;
        this.#plain('RELEASE work');
        this.#isOpen = false;
        if (this.#waitsForDisk) this.#reachDisk();
        this.disk.afterCommit?.();
        break;
      case 'ROLLBACK':
        this.#plain('ROLLBACK TO work');
        this.#plain('RELEASE work');
        this.#isOpen = false;
        break;
      // Of a real file; here every transaction lies within another one, where it may not be set.
      case 'PRAGMA synchronous = NORMAL':
      case 'PRAGMA synchronous = FULL':
        this.#waitsForDisk = text.endsWith('FULL');
        break;
      default:
        if (text.startsWith('UPDATE ')) this.#execute(text);
        else this.real.exec(text);
    }
    return this.database;
  }

  /** Capture is switched twice a transaction: reading the text costs more than the change. */
  #execute(text: string): void {
    let statement = this.#executed.get(text);
    if (!statement) this.#executed.set(text, (statement = this.real.prepare(text)));
    statement.run();
  }

  #reachDisk(): void {
    if (this.#isCutOff) this.#plain('RELEASE on_disk');
    this.#isCutOff = false;
  }

  #plain(text: string): void {
    this.#statement(text).run();
  }

  #statement(text: string): BetterSqlite3.Statement {
    let shared = this.#shared.get(text);
    if (!shared) {
      const disk = /^\s*(INSERT|UPDATE|DELETE)/.test(text) ? this.disk : {};
      this.#shared.set(text, (shared = new SharedStatement(() => this.real.prepare(text), disk)));
    }
    return shared as unknown as BetterSqlite3.Statement;
  }
}
