import type { Language } from './vocabulary.ts';

/** Label and value, as they are printed. */
export interface DossierFact {
  label: string;
  value: string;
}

/** One entry of a list: a head line, what stands beside it, and text of several lines. */
export interface DossierEntry {
  title: string;
  /** Day, person, state: small, beside the title. */
  meta: string | null;
  body: string | null;
}

export interface DossierSection {
  title: string;
  facts: DossierFact[];
  entries: DossierEntry[];
  /** What is said where nothing is known: a gap is worth knowing for whoever takes over. */
  empty: string | null;
  /** Entries left out for their number. */
  more: string | null;
}

/**
 * A7: everything about an account on paper, for the consultant who takes it over. Internal: every page says so. Private
 * notes are their author's alone and never in it. Plain JSON, its words in the reader's language already.
 */
export interface Dossier {
  language: Language;
  title: string;
  subtitle: string;
  /** Said on every page. */
  internal: string;
  foot: string;
  sections: DossierSection[];
}
