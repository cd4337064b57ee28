import type { ComponentType } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Health, Identity, JournalEntry, ServedVendor, StreamState, WorkspaceInfo } from '../admin/responses.ts';
import { readWorkspaceName } from './address.ts';
import { AdminApiError, adminToken, callAdmin } from './api.ts';
import { Findings } from './pages/findings/findings.tsx';
import { Journal } from './pages/journal/journal.tsx';
import { Overview } from './pages/overview.tsx';
import type { PageProps } from './pages/page-props.ts';
import { Play } from './pages/play/play.tsx';
import { Reference } from './pages/reference.tsx';
import { Reports } from './pages/reports.tsx';
import { Scenarios } from './pages/scenarios/scenarios.tsx';
import { Workspaces } from './pages/workspaces/workspaces.tsx';
import { type Notice, Notices } from './parts/notices.tsx';
import { TopBar } from './parts/top-bar.tsx';
import { SessionProvider } from './session.tsx';
import { listen } from './stream.ts';
import { listReports } from './vendors/index.ts';

interface PageEntry {
  path: string;
  title: string;
  Page: ComponentType<PageProps>;
}

export const pages: readonly [PageEntry, ...PageEntry[]] = [
  { path: '', title: 'Overview', Page: Overview },
  { path: 'reports', title: 'Reports', Page: Reports },
  { path: 'journal', title: 'Journal', Page: Journal },
  { path: 'play', title: 'Play', Page: Play },
  { path: 'reference', title: 'Reference', Page: Reference },
  { path: 'findings', title: 'Findings', Page: Findings },
  { path: 'scenarios', title: 'Scenarios', Page: Scenarios },
  { path: 'workspaces', title: 'Workspaces', Page: Workspaces },
];

interface Basics {
  version: string;
  workspaces: WorkspaceInfo[];
  identities: Identity[];
  vendors: ServedVendor[];
}

/** Each workspace has its own console. */
const ownName = readWorkspaceName(location.pathname);

const maxJournalEntries = 500;

const readPath = () => location.hash.replace(/^#\/?/, '');

export function App() {
  const [path, setPath] = useState(readPath);
  const [basics, setBasics] = useState<Basics>();
  const [failure, setFailure] = useState<AdminApiError | Error>();
  const [journal, setJournal] = useState<JournalEntry[]>([]);
  const [state, setState] = useState<StreamState>();
  const [isConnected, setIsConnected] = useState(false);
  const [notice, setNotice] = useState<Notice>();

  const refresh = useCallback(async () => {
    try {
      // The first request with a workspace's name creates the workspace.
      const [{ version }, identities, vendors, entries] = await Promise.all([
        callAdmin<Health>('health'),
        callAdmin<Identity[]>('identities'),
        callAdmin<ServedVendor[]>('vendors'),
        callAdmin<JournalEntry[]>('requests'),
      ]);
      setBasics({ version, identities, vendors, workspaces: await callAdmin<WorkspaceInfo[]>('workspaces') });
      setJournal(entries);
      setFailure(undefined);
    } catch (error) {
      setFailure(error as Error);
    }
  }, []);

  useEffect(() => {
    refresh();
    const follow = () => setPath(readPath());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  const isLoaded = basics !== undefined;
  useEffect(() => {
    if (!isLoaded) return;
    return listen({
      onRequest: (entry) =>
        setJournal((known) => {
          // A reset restarts the numbering, so the older entries are dropped.
          const before = known[0] && entry.number <= known[0].number ? [] : known;
          return [entry, ...before].slice(0, maxJournalEntries);
        }),
      onState: setState,
      onConnection: setIsConnected,
    });
  }, [isLoaded]);

  useEffect(() => {
    // An error stays until the user has read it.
    if (!notice || notice.isError) return;
    const timer = setTimeout(() => setNotice(undefined), 4000);
    return () => clearTimeout(timer);
  }, [notice]);
  const [name = '', detail = ''] = path.split('/');
  useEffect(() => setNotice(undefined), [name]);

  const found = basics?.workspaces.find(({ name }) => name === ownName);
  // URLs of the default workspace work without its prefix.
  const workspace = found && { ...found, url: found.url.replace(/\/@default$/, '') };
  const session = useMemo(() => {
    if (!basics || !workspace || !state) return undefined;
    const reports = listReports(basics.vendors);
    const notify = (text: string) => setNotice({ text, isError: false });
    const fail = ({ message }: Error) => setNotice({ text: message, isError: true });
    return { ...basics, workspace, reports, journal, state, isConnected, refresh, notify, fail };
  }, [basics, journal, state, isConnected]);

  if (failure && !session) return <Gate failure={failure} onTry={refresh} />;
  if (!session) return <p class="booting">Loading the console…</p>;
  const { Page, title } = pages.find((page) => page.path === name) ?? pages[0];
  document.title = `${title} · chatpact console`;
  return (
    <SessionProvider value={session}>
      <button type="button" class="skip" onClick={() => document.getElementById('content')?.focus()}>
        Skip to content
      </button>
      <TopBar pages={pages} current={name} />
      <main id="content" tabIndex={-1}>
        <Page detail={detail} />
      </main>
      <Notices notice={notice} onClose={() => setNotice(undefined)} />
    </SessionProvider>
  );
}

/** Shown when the admin API cannot be read. Asks for the admin token after a 401. */
function Gate({ failure, onTry }: { failure: Error; onTry(): void }) {
  const [token, setToken] = useState('');
  const wantsToken = failure instanceof AdminApiError && failure.status === 401;
  const enter = (event: Event) => {
    event.preventDefault();
    adminToken.set(token);
    onTry();
  };
  return (
    <main class="gate card">
      <h1>chatpact console</h1>
      <p>{failure.message}</p>
      {wantsToken ? (
        <form onSubmit={enter}>
          <label class="row">
            Admin token
            <input
              type="password"
              value={token}
              autocomplete="off"
              onInput={({ currentTarget }) => setToken(currentTarget.value)}
            />
          </label>
          <button type="submit" class="primary">
            Open
          </button>
        </form>
      ) : (
        <button type="button" onClick={onTry}>
          Try again
        </button>
      )}
    </main>
  );
}
