import type shell from './pt-BR/shell.json';

type Leaves<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string ? Key : `${Key}.${Leaves<Texts[Key]>}`;
}[keyof Texts & string];

/** What a unit of work is called when it is taken back: a key of `shell:undo`. One without a text does not compile. */
export type UndoLabel = Leaves<(typeof shell)['undo']>;
