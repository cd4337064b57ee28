import { useState } from 'preact/hooks';
import { callAdmin } from '../api.ts';
import { type Theme, theme } from '../charts/theme.ts';
import { openWorkspace } from '../open-workspace.ts';
import { useSession } from '../session.tsx';
import { Select } from './select.tsx';

interface Props {
  pages: readonly { path: string; title: string }[];
  current: string;
}

const themes = [
  ['system', 'Auto'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const;

export function TopBar({ pages, current }: Props) {
  const { workspace, workspaces, state, version, isConnected, fail } = useSession();
  const clock = state.ticking ? 'ticking' : 'frozen';
  const [chosen, setChosen] = useState<Theme>(theme.get);
  const open = async (name: string) => {
    if (name !== '') {
      openWorkspace(name);
      return;
    }
    try {
      const made = await callAdmin<{ name: string }>('workspaces', 'POST', {});
      openWorkspace(made.name);
    } catch (error) {
      fail(error as Error);
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
        <span
          class="now"
          title={`The workspace's clock is ${clock}. The console is ${isConnected ? '' : 'not '}connected to the mock.`}
        >
          <span class={isConnected ? 'dot' : 'dot off'} /> {state.now.slice(0, 16).replace('T', ' ')} UTC
          <span class="state"> · {clock}</span>
        </span>
        <Select
          isUnlabelled
          label="Workspace"
          value={workspace.name}
          options={[...workspaces.map(({ name }) => [name, `@${name}`] as const), ['', 'new workspace…']]}
          onChoose={open}
        />
        <Select
          isUnlabelled
          label="Theme"
          value={chosen}
          options={themes}
          onChoose={(value) => {
            theme.set(value as Theme);
            setChosen(value as Theme);
          }}
        />
      </div>
    </header>
  );
}
