import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildOrgForest, canReportTo, layoutOrgChart } from '#shared/domain/org-chart.ts';

const person = (id: string, reportsToId: string | null = null, influence: 'low' | 'high' | null = null) => ({
  id,
  name: id,
  reportsToId,
  influence,
});
const company = [
  person('ceo'),
  person('cfo', 'ceo'),
  person('cto', 'ceo', 'high'),
  person('dev', 'cto'),
  person('ops', 'cto'),
  person('out', 'gone'),
];

describe('org chart', () => {
  it('puts the most influential first among those of one manager', () => {
    const [ceo] = buildOrgForest(company);
    expect(ceo?.children.map(({ row }) => row.id)).toEqual(['cto', 'cfo']);
  });

  it('places managers over the middle of their reports', () => {
    const { boxes, levels, columns } = layoutOrgChart(company);
    expect({ levels, columns }).toEqual({ levels: 3, columns: 4 });
    expect(boxes.map(({ contact, level, column, managerId }) => [contact.id, level, column, managerId])).toEqual([
      ['ceo', 0, 1.25, null],
      ['cto', 1, 0.5, 'ceo'],
      ['dev', 2, 0, 'cto'],
      ['ops', 2, 1, 'cto'],
      ['cfo', 1, 2, 'ceo'],
      ['out', 0, 3, null],
    ]);
  });

  it('is empty without people', () => {
    expect(layoutOrgChart([])).toEqual({ boxes: [], levels: 0, columns: 0 });
  });

  it('shows everybody once and never two boxes in one place, cycles included', () => {
    const people = fc
      .array(fc.option(fc.nat({ max: 12 })), { maxLength: 12 })
      .map((managers) =>
        managers.map((manager, index) => person(`p${index}`, manager === null ? null : `p${manager}`)),
      );
    fc.assert(
      fc.property(people, (any) => {
        const { boxes } = layoutOrgChart(any);
        expect(new Set(boxes.map(({ contact }) => contact.id)).size).toBe(any.length);
        const places = boxes.map(({ level, column }) => `${level}/${column}`);
        expect(new Set(places).size).toBe(any.length);
      }),
    );
  });

  it('lets nobody report to themselves or to somebody below', () => {
    expect(canReportTo(company, 'cfo', 'dev')).toBe(true);
    expect(canReportTo(company, 'cto', 'dev')).toBe(false);
    expect(canReportTo(company, 'cto', 'cto')).toBe(false);
    expect(canReportTo(company, 'cto', null)).toBe(true);
  });
});
