import { Box } from '@strapi/design-system';
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart as ChartJs,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { useEffect, useRef } from 'react';
import { useTheme } from 'styled-components';

ChartJs.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

type Props = {
  kind: 'bar' | 'line';
  /** description for screen readers; the table beside the chart holds the same numbers */
  label: string;
  names: readonly string[];
  /** null where nothing is applicable */
  values: readonly (number | null)[];
  percent: boolean;
};

/** Draws one series as bars or a line: a single colour, so that nothing depends on telling colours apart. */
export function Chart({ kind, label, names, values, percent }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  // By day and by night.
  const { primary600: ink, neutral200: line, neutral700: words } = useTheme().colors;
  useEffect(() => {
    if (!canvas.current) return undefined;
    const said = (value: number): string => (percent ? `${(value * 100).toFixed(2)}%` : String(value));
    const axis = { ticks: { color: words }, grid: { color: line } };
    const value = {
      ...axis,
      ticks: { color: words, callback: (tick: string | number) => said(Number(tick)) },
      beginAtZero: true,
    };
    const chart = new ChartJs(canvas.current, {
      type: kind,
      data: {
        labels: [...names],
        datasets: [
          {
            data: [...values],
            backgroundColor: ink,
            borderColor: ink,
            borderWidth: kind === 'line' ? 2 : 0,
            pointRadius: 4,
          },
        ],
      },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        indexAxis: kind === 'bar' ? 'y' : 'x',
        scales: kind === 'bar' ? { x: value, y: axis } : { x: axis, y: value },
        plugins: {
          legend: { display: false },
          tooltip: {
            callbacks: {
              label: ({ parsed }) => said(Number(kind === 'bar' ? parsed.x : parsed.y)),
            },
          },
        },
      },
    });
    return () => chart.destroy();
  }, [kind, names, values, percent, ink, line, words]);
  const height = kind === 'bar' ? Math.max(160, names.length * 26 + 40) : 260;
  return (
    <Box style={{ position: 'relative', height, width: '100%' }}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </Box>
  );
}
