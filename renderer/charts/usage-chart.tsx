import type { ReactNode } from 'react';
import type { ChartText } from './chart-frame.tsx';
import { LineChart } from './line-chart.tsx';

interface Props extends ChartText {
  points: readonly { label: string; value: number | null }[];
  /** The account's own level before, which a drop is measured against (I3). */
  baseline: number | null;
  formatValue(value: number): string;
  seriesName: string;
  source?: ReactNode;
  height?: number;
}

/** Use over time against the account's own baseline. */
export function UsageChart({ points, baseline, seriesName, height = 200, source, ...rest }: Props): ReactNode {
  return (
    <LineChart
      {...rest}
      filled
      height={height}
      actualName={seriesName}
      points={points.map(({ label, value }) => ({ label, actual: value }))}
      {...(baseline === null ? {} : { baseline })}
      {...(source ? { source } : {})}
    />
  );
}
