/** The little of PouchDB that the bench uses; the package brings no types. */
declare module 'pouchdb' {
  interface Document {
    _id: string;
    [field: string]: string | number;
  }
  export default class PouchDB {
    constructor(folder: string);
    static replicate(from: PouchDB, to: PouchDB, options: { batch_size: number }): Promise<{ ok: boolean }>;
    bulkDocs(documents: readonly Document[]): Promise<unknown>;
    info(): Promise<{ doc_count: number }>;
    close(): Promise<void>;
  }
}
