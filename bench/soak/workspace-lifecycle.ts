import type { Credentials } from '../identities.ts';
import type { MockProcess } from '../mock-process.ts';

/** A request: its duration in milliseconds, and whether the response was the expected one. */
export interface Asked {
  wait: number;
  isRight: boolean;
}

interface Step {
  method?: 'GET' | 'POST' | 'DELETE';
  path: string;
  body?: object;
  vendor?: keyof Credentials;
}

const month = 'since=1767139200&until=1769731200';
const reads: Step[] = [
  { path: `/api/v2/accounts/1/summary_reports/channel?${month}` },
  { path: `/api/v2/accounts/1/reports?metric=conversations_count&type=account&group_by=day&${month}` },
  { path: `/api/v2/accounts/1/reports/outgoing_messages_count?group_by=agent&${month}` },
  { path: `/api/v1/accounts/1/reporting_events?${month}` },
  { path: '/api/v1/accounts/1/conversations?status=all' },
  {
    path: '/api/v1/engagement-dashboard/messages/messages-sent?start=2026-01-01T00:00:00.000Z&end=2026-01-30T00:00:00.000Z',
    vendor: 'rocketchat',
  },
];

/**
 * The requests of one test of a suite in a new workspace: create, write, advance the clock, restore a snapshot, read,
 * and delete.
 */
function* liveOnce(life: number): Generator<Step> {
  const name = `soak${life % 64}`;
  const inside = (step: Step): Step => ({ ...step, path: `/@${name}${step.path}` });
  // Some workspaces have a different history. Tokens are the same, since the seed is.
  const own = life % 50 === 0 ? { scale: 0.05 + (life % 1000) / 10_000 } : {};
  yield { method: 'POST', path: '/__admin/workspaces', body: { name, ...own } };
  for (const read of reads) yield inside(read);
  for (let count = 0; count < 5; count++) {
    const content = `Message ${count} of ${life}`;
    yield inside({ method: 'POST', path: `/api/v1/accounts/1/conversations/${1 + count}/messages`, body: { content } });
  }
  yield inside({ method: 'POST', path: '/__admin/clock', body: { advance: 'PT1H' } });
  yield inside({ method: 'POST', path: '/__admin/snapshots', body: { name: 'before' } });
  yield inside({
    method: 'POST',
    path: '/api/v1/accounts/1/conversations/1/toggle_status',
    body: { status: 'resolved' },
  });
  yield inside({ method: 'POST', path: '/__admin/snapshots/before/restore' });
  for (const read of reads) yield inside(read);
  yield inside({ path: '/__admin/requests' });
  // Every other workspace is not deleted, as after a crash of the suite.
  if (life % 2 === 0) yield { method: 'DELETE', path: `/__admin/workspaces/${name}` };
}

/** Runs lifecycles one after the other until `isOver` returns true. */
export async function live(
  { url }: MockProcess,
  credentials: Credentials,
  take: (asked: Asked) => void,
  { first, step, isOver }: { first: number; step: number; isOver: () => boolean },
): Promise<number> {
  let lives = 0;
  for (let life = first; !isOver(); life += step) {
    for (const each of liveOnce(life)) take(await ask(url, each, credentials));
    lives += 1;
  }
  return lives;
}

async function ask(url: string, { method = 'GET', path, body, vendor = 'chatwoot' }: Step, credentials: Credentials) {
  const started = performance.now();
  const headers = { ...credentials[vendor], ...(body && { 'content-type': 'application/json' }) };
  const response = await fetch(url + path, { method, headers, body: body && JSON.stringify(body) });
  await response.arrayBuffer();
  return { wait: performance.now() - started, isRight: response.status === 200 };
}
