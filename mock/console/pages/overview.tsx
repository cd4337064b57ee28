import { useState } from 'preact/hooks';
import type { Identity, RowCounts } from '../../admin/responses.ts';
import { callAdmin } from '../api.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Loadable } from '../parts/loadable.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { Snippet } from '../parts/snippet.tsx';
import { type Session, titleOf, useSession } from '../session.tsx';
import { useLoad } from '../use-load.ts';
import { nounFor, toSingular } from '../words.ts';

/** What the workspace contains, and how to call its APIs. */
export function Overview() {
  const { workspace } = useSession();
  return (
    <>
      <header class="page">
        <h1>Overview</h1>
        <p class="soft">
          Base URL <code>{workspace.url}</code> <CopyButton text={workspace.url} what="base URL" />
        </p>
      </header>
      <div class="stack">
        <Contents />
        <Identities />
      </div>
    </>
  );
}

/** Number of rows in each table of each vendor. */
function Contents() {
  const { vendors, workspace, state } = useSession();
  const counts = useLoad(() => callAdmin<RowCounts>('state'), [state.changes]);
  const { profile, edition, seed, scale, timezone } = workspace;
  return (
    <section class="card" aria-labelledby="contents">
      <header>
        <h2 id="contents">Data of this workspace</h2>
        <p class="soft">
          profile {profile} · edition {edition} · seed {seed} · scale {scale} · {timezone}
        </p>
      </header>
      <ul class="vendors">
        {vendors.map(({ name, title, version }) => (
          <li key={name}>
            <h3>
              {title} <small>version {version}</small>
            </h3>
            <Loadable loaded={counts}>
              {(known) => (
                <ul class="counts">
                  {Object.entries(known[name] ?? {}).map(([table, rows]) => (
                    <li key={table}>
                      <strong>{rows.toLocaleString('en')}</strong>{' '}
                      {nounFor(rows, toSingular(table.replaceAll('_', ' ')))}
                    </li>
                  ))}
                </ul>
              )}
            </Loadable>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The first identity of each vendor, role and account. */
function pickOnePerRole(identities: readonly Identity[]): Identity[] {
  const seen = new Set<string>();
  return identities.filter(({ vendor, role, account_id: account }) => {
    const kind = `${vendor} ${role} ${account}`;
    return !seen.has(kind) && seen.add(kind);
  });
}

/** The path of the vendor's first report, with its default controls, or the vendor's first example path. */
function findExamplePath({ reports, vendors, state }: Session, { vendor, account_id: account = 1 }: Identity) {
  const report = reports.find((each) => each.vendor === vendor);
  if (!report) return vendors.find(({ name }) => name === vendor)?.samples[0];
  const until = Date.parse(state.now);
  const values = Object.fromEntries(report.controls.map(({ name, options }) => [name, options[0]?.[0] ?? '']));
  return report.path({ since: until - 30 * 86_400_000, until, account, values });
}

function Identities() {
  const session = useSession();
  const { identities, workspace } = session;
  const [showsAll, setShowsAll] = useState(false);
  const onePerRole = pickOnePerRole(identities);
  const shown = showsAll ? identities : onePerRole;
  const [chosen, choose] = useState<Identity>();
  const caller = chosen ?? shown[0];
  const path = caller && findExamplePath(session, caller);
  return (
    <section class="card" aria-labelledby="identities">
      <header>
        <div>
          <h2 id="identities">Identities</h2>
          <p class="soft">Tokens stay the same as long as the seed does.</p>
        </div>
        {onePerRole.length < identities.length && (
          <button type="button" class="quiet" onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? 'Show one of each role' : `Show all ${identities.length}`}
          </button>
        )}
      </header>
      <ScrollRegion label="Identities">
        <table class="identities">
          <thead>
            <tr>
              <th scope="col">Vendor</th>
              <th scope="col">Role</th>
              <th scope="col">Name</th>
              <th scope="col">Headers</th>
              <th scope="col">
                <span class="hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((identity) => {
              const { vendor, role, name, account_id: account, headers, login } = identity;
              const who = `${role} ${name}`;
              return (
                <tr key={`${vendor} ${Object.values(headers).join()}`}>
                  <td>{titleOf(session, vendor)}</td>
                  <td>
                    {role}
                    {account !== undefined && <span class="soft"> · account {account}</span>}
                  </td>
                  <td>{name}</td>
                  <td class="token">
                    {Object.entries(headers).map(([header, value]) => (
                      <div key={header}>
                        <code>
                          {header}: {value}
                        </code>
                      </div>
                    ))}
                    {login && (
                      <div class="soft">
                        login <code>{login.user}</code>, password <code>{login.password}</code>
                      </div>
                    )}
                  </td>
                  <td class="actions">
                    <CopyButton text={Object.values(headers)[0] ?? ''} what={`of ${who}`}>
                      Copy token
                    </CopyButton>
                    {findExamplePath(session, identity) !== undefined && (
                      <button
                        type="button"
                        class="quiet"
                        onClick={() => choose(identity)}
                        aria-label={`Snippet as ${who}`}
                      >
                        Snippet
                      </button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
      {caller && path !== undefined && (
        <>
          <h3>
            Example request as {caller.role} {caller.name}
          </h3>
          <Snippet
            call={{
              method: 'GET',
              url: `${workspace.url}${path}`,
              headers: caller.headers,
            }}
          />
        </>
      )}
    </section>
  );
}
