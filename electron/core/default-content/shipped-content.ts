import { v5 } from 'uuid';
import { keysAfter } from '#shared/domain/fractional-index.ts';
import type { TableName } from '#shared/sync/tables.ts';
import type { NewFields, RowWriter } from '../kernel/rows.ts';

export interface ShippedContext {
  workspaceId: string;
  today: string;
}

/**
 * Writes what the app brings with it: rows with a `content_key` and null texts, which show the shipped words in the
 * reader's language until somebody edits them. Ids follow from table and key, so that two laptops make one row, and a row
 * that stands here already is left alone, whether it was edited, archived or trashed since.
 */
export class ShippedContent {
  readonly #rows: RowWriter;
  readonly #context: ShippedContext;

  constructor(rows: RowWriter, context: ShippedContext) {
    this.#rows = rows;
    this.#context = context;
  }

  get today(): string {
    return this.#context.today;
  }

  /** The id that `put` gives a row; of a table with a natural key it is that of the row's own fields. */
  idOf(table: TableName, key: string): string {
    return v5(JSON.stringify([table, key]), this.#context.workspaceId);
  }

  /** Adds the row once; gives its id. */
  put<Name extends TableName>(table: Name, key: string, fields: NewFields<Name>): string {
    const id = this.#rows.naturalId(table, fields) ?? this.idOf(table, key);
    if (!this.#rows.has(table, id)) this.#rows.insert(table, fields, id);
    return id;
  }

  /** Sort keys for a list that is shipped in this order; the same on every laptop. */
  positions(count: number): string[] {
    return keysAfter(null, count, '');
  }
}
