import type { Chart, ChartType, Plugin } from 'chart.js';

declare module 'chart.js' {
  interface PluginOptionsByType<TType extends ChartType> {
    /** Text at the right end of each series, by its position; an empty text draws nothing. */
    directLabels?: { texts: readonly string[]; colors: readonly string[]; for?: TType };
  }
}

interface Placed {
  text: string;
  color: string;
  y: number;
}

const LINE = 14;

/** Names each line at its end instead of a legend; labels that would touch are moved apart. */
export const directLabels: Plugin = {
  id: 'directLabels',
  afterDatasetsDraw(chart: Chart) {
    const { texts, colors } = chart.options.plugins?.directLabels ?? {};
    if (!texts || !colors) return;
    const placed: Placed[] = [];
    for (const [index, text] of texts.entries()) {
      const last = chart
        .getDatasetMeta(index)
        .data.filter((_, position) => typeof chart.data.datasets[index]?.data[position] === 'number')
        .at(-1);
      if (text && last) placed.push({ text, color: colors[index] ?? '', y: last.y });
    }
    placed.sort((a, b) => a.y - b.y);
    for (let index = 1; index < placed.length; index += 1) {
      const [above, current] = [placed[index - 1], placed[index]];
      if (above && current) current.y = Math.max(current.y, above.y + LINE);
    }
    const { ctx, chartArea } = chart;
    // Near the lower edge they move up instead, keeping their distance.
    for (const [index, label] of placed.entries()) {
      label.y = Math.min(label.y, chartArea.bottom - 4 - (placed.length - 1 - index) * LINE);
    }
    ctx.save();
    ctx.font = `600 12px ${chart.options.font?.family ?? 'sans-serif'}`;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    for (const { text, color, y } of placed) {
      ctx.fillStyle = color;
      ctx.fillText(text, chartArea.right + 8, y);
    }
    ctx.restore();
  },
};
