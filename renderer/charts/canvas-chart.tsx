import type { Chart as ChartInstance, ChartData, ChartOptions } from 'chart.js';
import { type ReactNode, useEffect, useRef } from 'react';
import { Chart } from 'react-chartjs-2';
import { useChartMode } from './chart-mode.ts';
import './chart-setup.ts';

type Kind = 'line' | 'bar';
type Values = (number | null)[];

interface Props<Type extends Kind> {
  type: Type;
  data: ChartData<Type, Values, string | string[]>;
  options: ChartOptions<Type>;
}

/**
 * The drawing alone. In a printed page it is drawn again in `beforeprint`: Chromium then records vectors and selectable
 * text in place of a 96-dpi picture (outputs.md).
 */
export function CanvasChart<Type extends Kind>({ type, data, options }: Props<Type>): ReactNode {
  const chart = useRef<ChartInstance<Type, Values, string | string[]>>(null);
  const { printing, palette } = useChartMode();
  useEffect(() => {
    if (!printing) return;
    const redraw = () => {
      chart.current?.resize();
      chart.current?.draw();
    };
    window.addEventListener('beforeprint', redraw);
    return () => window.removeEventListener('beforeprint', redraw);
  }, [printing]);
  // A new palette is a new chart: chart.js keeps resolved colours.
  return <Chart key={palette.ink} ref={chart} type={type} data={data} options={options} aria-hidden />;
}
