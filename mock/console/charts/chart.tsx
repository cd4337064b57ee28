import { BarController, BarElement, CategoryScale, Legend, Chart as Library, LinearScale, Tooltip } from 'chart.js';
import { useEffect, useRef } from 'preact/hooks';
import { type BarChartData, formatValue } from './chart-data.ts';
import { useColours } from './theme.ts';

Library.register(BarController, BarElement, CategoryScale, Legend, LinearScale, Tooltip);
Library.defaults.font.family = 'system-ui, sans-serif';

interface Props {
  figure: BarChartData;
  title: string;
  onPick?(pointer: string): void;
}

/** A bar chart. The card shows the same values as a table below it. */
export function Chart({ figure, title, onPick }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<Library>(undefined);
  const isDrawn = useRef(false);
  const colours = useColours();

  useEffect(() => {
    if (!canvas.current) return;
    const made = new Library(canvas.current, { type: 'bar', data: { datasets: [] } });
    chart.current = made;
    return () => made.destroy();
  }, []);

  useEffect(() => {
    const drawn = chart.current;
    if (!drawn) return;
    const { labels, series, unit, isStacked = false, isSideways = false } = figure;
    const values = isSideways ? 'x' : 'y';
    drawn.data = {
      labels,
      datasets: series.map(({ label, values }, index) => ({
        label,
        data: values,
        backgroundColor: colours.series[index % colours.series.length],
        borderRadius: 3,
        maxBarThickness: 28,
      })),
    };
    const axis = { stacked: isStacked, border: { display: false }, ticks: { color: colours.text } };
    drawn.options = {
      indexAxis: isSideways ? 'y' : 'x',
      responsive: true,
      maintainAspectRatio: false,
      // Bars move when values change, unless the user prefers reduced motion.
      animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 400 },
      interaction: { mode: 'index', intersect: false, axis: isSideways ? 'y' : 'x' },
      plugins: {
        legend: { display: series.length > 1, position: 'bottom', labels: { color: colours.text, boxWidth: 12 } },
        tooltip: {
          callbacks: {
            label: ({ dataset, parsed }) => `${dataset.label}: ${formatValue(isSideways ? parsed.x : parsed.y, unit)}`,
          },
        },
      },
      scales: {
        [isSideways ? 'y' : 'x']: { ...axis, grid: { display: false } },
        [values]: {
          ...axis,
          beginAtZero: true,
          grid: { color: colours.grid },
          ticks: { color: colours.text, maxTicksLimit: 6, callback: (value) => formatValue(Number(value), unit) },
        },
      },
      onClick(event, _, { getElementsAtEventForMode }) {
        const native = event.native;
        if (!native || !onPick) return;
        const mode = isStacked ? 'nearest' : 'index';
        const [picked] = getElementsAtEventForMode.call(drawn, native, mode, { intersect: isStacked }, false);
        const pointer = picked && series[picked.datasetIndex]?.pointers?.[picked.index];
        if (pointer) onPick(pointer);
      },
    };
    // The first drawing is not animated: no value has changed.
    drawn.update(isDrawn.current ? undefined : 'none');
    isDrawn.current = true;
  }, [figure, colours, onPick]);

  return <canvas ref={canvas} role="img" aria-label={`${title}: bar chart. The table below has the same values.`} />;
}
