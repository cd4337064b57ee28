import { useState } from 'preact/hooks';
import { admin } from '../api.ts';
import { type Theme, theme } from '../charts/theme.ts';
import { useSession } from '../session.tsx';

interface Props {
  pages: readonly { path: string; title: string }[];
  current: string;
}

/** The address of another workspace's console, at the page that is shown. */
const addressOf = (name: string) =>
  `${name === 'default' ? '' : `/@${name}`}${location.pathname.replace(/^\/@[^/]+/, '')}${location.hash}`;

export function TopBar({ pages, current }: Props) {
  const { workspace, workspaces, state, version, isConnected, notify } = useSession();
  const [chosen, setChosen] = useState<Theme>(theme.get);
  const open = async (name: string) => {
    if (name !== '') {
      location.assign(addressOf(name));
      return;
    }
    try {
      const made = await admin<{ name: string }>('workspaces', 'POST', {});
      location.assign(addressOf(made.name));
    } catch (error) {
      notify((error as Error).message);
    }
  };
  return (
    <header class="top">
      <a class="brand" href="#/">
        <img src="console/icon.svg" alt="" width="24" height="24" /> chatpact <small>{version}</small>
      </a>
      <nav aria-label="Pages">
        {pages.map(({ path, title }) => (
          <a key={path} href={`#/${path}`} aria-current={path === current ? 'page' : undefined}>
            {title}
          </a>
        ))}
      </nav>
      <div class="place">
        <span class="now" title="The workspace's time">
          <span class={isConnected ? 'dot' : 'dot off'} /> {state.now.slice(0, 16).replace('T', ' ')}
        </span>
        <label>
          <span class="hidden">Workspace</span>
          <select value={workspace.name} onChange={({ currentTarget }) => open(currentTarget.value)}>
            {workspaces.map(({ name }) => (
              <option key={name} value={name}>
                @{name}
              </option>
            ))}
            <option value="">new workspace…</option>
          </select>
        </label>
        <label>
          <span class="hidden">Theme</span>
          <select
            value={chosen}
            onChange={({ currentTarget }) => {
              theme.set(currentTarget.value as Theme);
              setChosen(currentTarget.value as Theme);
            }}
          >
            <option value="system">Auto</option>
            <option value="light">Light</option>
            <option value="dark">Dark</option>
          </select>
        </label>
      </div>
    </header>
  );
}
