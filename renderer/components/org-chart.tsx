import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAction } from './key-action.ts';
import { layOutOrgChart, ORG_NODE, type OrgPerson, type PlacedPerson } from './org-chart-layout.ts';
import classes from './org-chart.module.css';
import { type Signal, SignalMark } from './signal-mark.tsx';

export interface OrgNode extends OrgPerson {
  name: string;
  /** Under the name: role, title. */
  detail: string;
  signal?: Signal;
}

interface Props {
  people: readonly OrgNode[];
  onOpen?(id: string): void;
}

/** A3: who reports to whom, as a drawing or as a nested list. */
export function OrgChart({ people, onOpen }: Props): ReactNode {
  const { t } = useTranslation('components');
  const [asList, setAsList] = useState(false);
  const layout = layOutOrgChart(people);
  return (
    <div>
      <Button variant="transparent" c="dimmed" fw={400} size="compact-xs" px={0} onClick={() => setAsList(!asList)}>
        {asList ? t('orgChart.chart') : t('orgChart.list')}
      </Button>
      {asList ? (
        <PeopleList people={people} above={null} {...(onOpen ? { onOpen } : {})} />
      ) : (
        <div className={classes['scroll']}>
          <svg width={layout.width} height={layout.height} role="group" aria-label={t('orgChart.label')}>
            {layout.links.map(({ id, path }) => (
              <path key={id} d={path} className={classes['link']} />
            ))}
            {layout.placed.map(({ person, x, y }) => (
              <PersonBox key={person.id} placed={{ person, x, y }} people={people} {...(onOpen ? { onOpen } : {})} />
            ))}
          </svg>
        </div>
      )}
    </div>
  );
}

interface BoxProps {
  placed: PlacedPerson<OrgNode>;
  people: readonly OrgNode[];
  onOpen?(id: string): void;
}

function PersonBox({ placed: { person, x, y }, people, onOpen }: BoxProps): ReactNode {
  const { t } = useTranslation('components');
  const above = people.find(({ id }) => id === person.reportsTo);
  return (
    <foreignObject x={x} y={y} width={ORG_NODE.width} height={ORG_NODE.height}>
      <div
        className={classes['person']}
        {...(onOpen
          ? {
              role: 'button',
              tabIndex: 0,
              onClick: () => onOpen(person.id),
              onKeyDown: (event) => isAction(event) && onOpen(person.id),
            }
          : {})}
      >
        <span className={classes['name']}>{person.name}</span>
        <span className={classes['detail']}>
          {person.signal && <SignalMark signal={person.signal} label={person.detail} />}
          {!person.signal && person.detail}
        </span>
        {above && <span className="only-read">{t('orgChart.reportsTo', { name: above.name })}</span>}
      </div>
    </foreignObject>
  );
}

interface ListProps {
  people: readonly OrgNode[];
  above: string | null;
  onOpen?(id: string): void;
}

function PeopleList({ people, above, onOpen }: ListProps): ReactNode {
  const known = new Set(people.map(({ id }) => id));
  const here = people.filter(
    ({ reportsTo }) => (reportsTo !== null && known.has(reportsTo) ? reportsTo : null) === above,
  );
  if (here.length === 0) return null;
  return (
    <ul className={classes['list']}>
      {here.map((person) => (
        <li key={person.id}>
          {onOpen ? (
            <button type="button" className={classes['plain']} onClick={() => onOpen(person.id)}>
              {person.name}
            </button>
          ) : (
            person.name
          )}
          <span className={classes['quiet']}>{` · ${person.detail}`}</span>
          <PeopleList people={people} above={person.id} {...(onOpen ? { onOpen } : {})} />
        </li>
      ))}
    </ul>
  );
}
