/** Sizes in pixels. */
export const ORG_NODE = { width: 168, height: 52, gapX: 16, gapY: 36 };

export interface OrgPerson {
  id: string;
  /** null, or somebody who is not in the list: stands at the top. */
  reportsTo: string | null;
}

export interface PlacedPerson<Person extends OrgPerson> {
  person: Person;
  x: number;
  y: number;
}

export interface OrgLayout<Person extends OrgPerson> {
  placed: PlacedPerson<Person>[];
  links: { id: string; path: string }[];
  width: number;
  height: number;
}

/** Everybody above the middle of their people; a circle of reports is broken at its first member. */
export function layOutOrgChart<Person extends OrgPerson>(people: readonly Person[]): OrgLayout<Person> {
  const byId = new Map(people.map((person) => [person.id, person]));
  const below = new Map<string | null, Person[]>();
  for (const person of people) {
    const above = person.reportsTo !== null && byId.has(person.reportsTo) ? person.reportsTo : null;
    below.set(above, [...(below.get(above) ?? []), person]);
  }
  const placed: PlacedPerson<Person>[] = [];
  const seen = new Set<string>();
  const step = ORG_NODE.width + ORG_NODE.gapX;
  let nextLeaf = 0;
  let deepest = 0;

  function place(person: Person, level: number): number {
    seen.add(person.id);
    deepest = Math.max(deepest, level);
    const own = (below.get(person.id) ?? []).filter(({ id }) => !seen.has(id)).map((child) => place(child, level + 1));
    const [first, last] = [own[0], own.at(-1)];
    const x = first !== undefined && last !== undefined ? (first + last) / 2 : step * nextLeaf++;
    placed.push({ person, x, y: level * (ORG_NODE.height + ORG_NODE.gapY) });
    return x;
  }

  for (const person of below.get(null) ?? []) place(person, 0);
  for (const person of people) if (!seen.has(person.id)) place(person, 0);

  const positions = new Map(placed.map((one) => [one.person.id, one]));
  const links = placed.flatMap(({ person, x, y }) => {
    const above = person.reportsTo === null ? undefined : positions.get(person.reportsTo);
    if (!above || above.y >= y) return [];
    const [fromX, fromY] = [above.x + ORG_NODE.width / 2, above.y + ORG_NODE.height];
    const middle = fromY + ORG_NODE.gapY / 2;
    return [{ id: person.id, path: `M${fromX} ${fromY}V${middle}H${x + ORG_NODE.width / 2}V${y}` }];
  });
  return {
    placed,
    links,
    width: Math.max(0, ...placed.map(({ x }) => x)) + ORG_NODE.width + 2,
    height: deepest * (ORG_NODE.height + ORG_NODE.gapY) + ORG_NODE.height + 2,
  };
}
