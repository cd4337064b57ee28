import type { Workspace } from '../mock/workspaces/workspace.ts';

const appends = 50_000;
/** Number of appends between two reads. */
const between = 500;
const [inbox, agents, teams] = [1, 14, 4];

interface Written {
  team: number;
  incoming: number;
  outgoing: number;
  resolutions: number;
}

/**
 * Appends the events of a busy day, including events of old conversations. Reads reports at intervals, and compares
 * them with a recount of plain objects.
 *
 * @returns Appends per second. The time includes the reads, but not the recounts.
 */
export function appendAndRead(workspace: Workspace): number {
  const world = workspace.world('chatwoot');
  const { conversations: known = 0, messages: seeded = 0 } = world.counts();
  const begin = workspace.clock.now() + 1000;
  const written = new Map<number, Written>();
  const olds = listSome(workspace);
  let at = begin;
  let message = seeded;
  let conversation = known;
  let started = performance.now();
  let spent = 0;
  const append = (type: string, of: number, more: object) =>
    workspace.append('chatwoot', { type, at, account: 1, conversation: of, ...more } as never);

  for (let turn = 0; turn < appends; turn++) {
    at += 1000;
    const own = conversation - (turn % Math.max(1, Math.min(50, conversation - known)));
    const target = written.get(own);
    const step = target ? turn % 7 : 0;
    if (step === 0) {
      conversation += 1;
      const ids = { display_id: conversation, contact: 1 };
      append('conversation.created', conversation, { ...ids, inbox, status: 'open' });
      written.set(conversation, { team: 0, incoming: 0, outgoing: 0, resolutions: 0 });
    } else if (target && step <= 3) {
      const isIncoming = step === 1;
      const sender = isIncoming ? { kind: 'contact', id: 1 } : { kind: 'user', id: 1 + (turn % agents) };
      const direction = isIncoming ? 'incoming' : 'outgoing';
      append('message.created', own, { message: ++message, direction, sender, private: false });
      target[direction] += 1;
    } else if (target && step === 4) {
      target.team = 1 + (turn % teams);
      append('conversation.team_changed', own, { team: target.team });
    } else if (target && step === 5) {
      append('conversation.resolved', own, { by: { kind: 'user', id: 1 } });
      target.resolutions += 1;
    } else {
      // A seeded conversation, with all its messages and events.
      const old = olds[turn % Math.max(1, olds.length)];
      if (old !== undefined) append('conversation.team_changed', old, { team: 1 + (turn % teams) });
    }
    if (turn % between !== between - 1) continue;
    const reports = read(workspace, begin, at + 1000);
    spent += performance.now() - started;
    compare(reports, written);
    started = performance.now();
  }
  return (appends / (spent + performance.now() - started)) * 1000;
}

/** Ids of some seeded conversations of the account, evenly spread. */
function listSome(workspace: Workspace): number[] {
  const ask = (page: number) =>
    handle(workspace, 'get-account-reporting-events', { page }) as {
      meta: { total_pages: number };
      payload: { conversation_id: number }[];
    };
  const pages = ask(1).meta.total_pages;
  return Array.from({ length: 40 }, (_, index) => ask(1 + Math.floor((index * pages) / 40)).payload)
    .flat()
    .map(({ conversation_id: id }) => id);
}

function handle(workspace: Workspace, id: string, values: object): unknown {
  return workspace.world('chatwoot').handle({
    operation: { id },
    // Some reports read the query as it was sent.
    request: { params: { account_id: '1' }, query: values, lists: {}, headers: {} },
    values,
    now: workspace.clock.now(),
    deviates: () => false,
  } as never);
}

interface Reports {
  teams: { id: number; conversations_count: number; resolved_conversations_count: number }[];
  incoming: number;
  outgoing: number;
}

function read(workspace: Workspace, from: number, until: number): Reports {
  const window = { since: String(from / 1000), until: String(until / 1000) };
  const ask = (id: string, values: object) => handle(workspace, id, { ...window, ...values });
  const sumOf = (metric: string) =>
    (ask('list-all-conversation-statistics', { metric, type: 'account' }) as { value: string }[]).reduce(
      (sum, { value }) => sum + Number(value),
      0,
    );
  return {
    teams: ask('get-team-summary-report', {}) as Reports['teams'],
    incoming: sumOf('incoming_messages_count'),
    outgoing: sumOf('outgoing_messages_count'),
  };
}

function compare(reports: Reports, written: ReadonlyMap<number, Written>): void {
  const all = [...written.values()];
  const expect = (what: string, value: number, expected: number) => {
    if (value !== expected) throw new Error(`${what} is ${value}, but a recount results in ${expected}.`);
  };
  expect('incoming', reports.incoming, total(all, 'incoming'));
  expect('outgoing', reports.outgoing, total(all, 'outgoing'));
  for (const { id, conversations_count: count } of reports.teams) {
    expect(`conversations of team ${id}`, count, all.filter(({ team }) => team === id).length);
  }
}

function total(all: readonly Written[], name: 'incoming' | 'outgoing'): number {
  return all.reduce((sum, each) => sum + each[name], 0);
}
