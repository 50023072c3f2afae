/** Between rows (snake_case, 0/1) and entities (camelCase, booleans): the one place where the two spellings meet. */
type Snake<Name extends string> = Name extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${Snake<Tail>}`
  : Name;
type Camel<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

type ToColumn<Value> = Value extends boolean ? 0 | 1 : Value;

export type RowShape<Entity> = {
  [Key in keyof Entity as Snake<Key & string>]: ToColumn<Exclude<Entity[Key], undefined>>;
};

type Flags<Row> = { [Key in keyof Row]: Row[Key] extends 0 | 1 ? Key : never }[keyof Row];
export type EntityShape<Row, Flag> = {
  [Key in keyof Row as Camel<Key & string>]: Key extends Flag ? boolean : Row[Key];
};

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Columns of a patch; fields that were not given stay out. */
export const toRow = <Entity extends object>(entity: Entity): RowShape<Entity> => {
  const row: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(entity)) {
    if (value !== undefined) row[snake(key)] = typeof value === 'boolean' ? Number(value) : value;
  }
  return row as RowShape<Entity>;
};

/** The entity of a row; `flags` names the columns that hold yes or no. */
export const toEntity = <Row extends object, const Flag extends Flags<Row> = never>(
  row: Row,
  flags: readonly Flag[] = [],
): EntityShape<Row, Flag> => {
  const entity: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(row)) {
    entity[camel(key)] = flags.includes(key as Flag) ? value === 1 : value;
  }
  return entity as EntityShape<Row, Flag>;
};
