import { useEffect, useState } from 'preact/hooks';

export interface Colours {
  text: string;
  grid: string;
  series: string[];
}

export type Theme = 'system' | 'light' | 'dark';
const key = 'chatpact theme';
const changed = 'chatpact:theme';

export const theme = {
  get: () => (localStorage.getItem(key) ?? 'system') as Theme,
  set(chosen: Theme) {
    localStorage.setItem(key, chosen);
    applyTheme();
  },
};

/** Sets the `data-theme` attribute that the style sheet reads. */
export function applyTheme(): void {
  const chosen = theme.get();
  if (chosen === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
  dispatchEvent(new Event(changed));
}

/** Whether the page currently shows the dark theme. */
export function isDark(): boolean {
  const chosen = theme.get();
  return chosen === 'dark' || (chosen === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
}

/** Calls `act` whenever the user or the system changes the theme. Call the returned function to stop. */
export function onThemeChange(act: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  addEventListener(changed, act);
  system.addEventListener('change', act);
  return () => {
    removeEventListener(changed, act);
    system.removeEventListener('change', act);
  };
}

function readColours(): Colours {
  // A custom property is read as `light-dark(…)` with both colours. The computed colour of an element is the current
  // one.
  const probe = document.body.appendChild(document.createElement('span'));
  const read = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    text: read('--text-soft'),
    grid: read('--line'),
    series: ['--series-1', '--series-2', '--series-3', '--series-4', '--series-5'].map(read),
  };
  probe.remove();
  return colours;
}

/** Colours of the style sheet, for charts that a script draws. */
export function useColours(): Colours {
  const [colours, setColours] = useState(readColours);
  useEffect(() => onThemeChange(() => setColours(readColours())), []);
  return colours;
}
