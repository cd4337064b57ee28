import { adminRoutes, nameOf } from '../../../mock/admin/routes/index.ts';
import { isSafe } from '../../../specs/operations.ts';
import { toQuestion } from './questions.ts';
import { type Operations, ownerOf, vendorOf } from './sweep.ts';
import { type Request, type TestClient, toText, type WireAnswer } from './test-client.ts';
import { chatAccount, findMarks, mark, type World } from './world.ts';

/** Reads of an account as its administrator. */
function listReads(world: World, account: number, operations: Operations): Request[] {
  const things = world.things.get(account) ?? {};
  return (operations.get(vendorOf(account)) ?? [])
    .filter(isSafe)
    .map((operation) => ({ ...toQuestion(operation, account, things, ''), headers: ownerOf(world, account) }));
}

/**
 * Admin reads about one workspace. The list of workspaces covers all, and the journal contains these requests
 * themselves.
 */
const adminReads = adminRoutes
  .filter(({ method, path }) => method === 'get' && !path.includes(':') && path !== '/explain')
  .map(({ path }): Request => ({ method: 'GET', path: `/__admin${path}` }));
const stillReads = adminReads.filter(({ path }) => !/workspaces|requests/.test(path));

type Recorder = () => Promise<Map<string, string>>;

/** Records all responses of an account or a whole workspace, including cached ones. */
function recorder(asker: TestClient, world: World, operations: Operations, account?: number): Recorder {
  const accounts = account === undefined ? [...world.things.keys()] : [account];
  const reads = accounts.flatMap((each) => listReads(world, each, operations));
  return async () => {
    const answers = new Map<string, string>();
    for (const read of account === undefined ? [...reads, ...stillReads] : reads) {
      const key = `${world.name} ${read.path} ${answers.size}`;
      for (let time = 0; time < 3; time++) answers.set(key, show(await asker.ask(world, read)));
    }
    return answers;
  };
}

// The Keep-Alive header counts down.
function show({ status, headers: { 'keep-alive': _, ...headers }, text }: WireAnswer): string {
  return `${status} ${JSON.stringify(headers)} ${text}`;
}

/**
 * Writes to one workspace with every operation and every admin route.
 *
 * @returns Responses that changed in other workspaces, and writes that were refused.
 */
export async function findUnexpectedChanges(
  asker: TestClient,
  worlds: readonly World[],
  operations: Operations,
): Promise<string[]> {
  const [writer, ...others] = worlds;
  if (!writer) return [];
  const [first, second] = [...writer.things.keys()];
  const besides = recorder(asker, writer, operations, second);
  const elsewhere = others.map((world) => recorder(asker, world, operations));
  const before = [await besides(), ...(await Promise.all(elsewhere.map((record) => record())))];
  for (const account of [first ?? 1, chatAccount]) await writeAll(asker, writer, account, operations);
  const moved = listMoved(before[0], await besides());
  // A refused caller sees no changes.
  const unasked = before.flatMap((answers) => [...answers].filter(([, answer]) => !/^20[04] /.test(answer)));
  const refused = await administerAll(asker, writer);
  const after = await Promise.all(elsewhere.map((record) => record()));
  return [
    ...moved,
    ...unasked.map(String),
    ...refused,
    ...after.flatMap((answers, index) => listMoved(before[index + 1], answers)),
  ];
}

function listMoved(before: Map<string, string> | undefined, after: Map<string, string>): string[] {
  return [...after].flatMap(([key, answer]) => (before?.get(key) === answer ? [] : [`${key} moved`]));
}

async function writeAll(asker: TestClient, world: World, account: number, operations: Operations): Promise<void> {
  const things = world.things.get(account) ?? {};
  const writes = (operations.get(vendorOf(account)) ?? []).filter((operation) => !isSafe(operation));
  for (const operation of writes.filter(({ id }) => !id.endsWith('logout'))) {
    const question = toQuestion(operation, account, things, mark(world, account));
    await asker.ask(world, { ...question, headers: ownerOf(world, account) });
  }
}

type Act = [route: string, path: string, body?: object];

/** Every admin route that changes something, in an order in which each has an effect. */
const acts: readonly Act[] = [
  [
    'post /events',
    '/events',
    [{ vendor: 'chatwoot', type: 'conversation.created', at: '2025-01-01T00:00:00Z', account: 1, inbox: 1 }],
  ],
  ['post /snapshots', '/snapshots', { name: 'again' }],
  ['post /clock', '/clock', { advance: 'PT1H' }],
  ['post /snapshots/:name/restore', '/snapshots/again/restore'],
  ['delete /snapshots/:name', '/snapshots/again'],
  ['post /faults', '/faults', { effect: { type: 'status', status: 503 } }],
  ['delete /faults/:id', '/faults/ID'],
  ['delete /faults', '/faults'],
  [
    'post /findings',
    '/findings',
    {
      run: 'one',
      source: 'check',
      target: 'https://desk.example.com/',
      vendor: 'chatwoot',
      startedAt: '2026-01-01T00:00:00Z',
      counts: {},
    },
  ],
  ['delete /findings', '/findings'],
  ['post /workspaces', '/workspaces', { name: 'one-more', scale: 0 }],
  ['delete /workspaces/:name', '/workspaces/one-more'],
  ['post /scenarios/:name', '/scenarios/two-labels'],
  ['post /reset', '/reset'],
];

/** Calls these routes and returns those that were refused. */
async function administerAll(asker: TestClient, world: World): Promise<string[]> {
  const { text: fixture } = await asker.ask(world, { method: 'GET', path: '/__admin/export' });
  const all = [...acts, ['post /import', '/import', fixture] as const];
  const missing = adminRoutes
    .map(nameOf)
    .filter((name) => !name.startsWith('get') && !all.some(([act]) => act === name));
  if (missing.length > 0) throw new Error(`No request covers ${missing.join(', ')}.`);
  const refused: string[] = [];
  let latest: { id?: number } = {};
  for (const [name, path, body] of all) {
    const method = name.split(' ')[0]?.toUpperCase() ?? '';
    const at = `/__admin${path.replace('ID', String(latest.id))}`;
    const { status, text } = await asker.ask(world, { method, path: at, body });
    if (status !== 200) refused.push(`${name} was answered ${status}: ${text}`);
    latest = JSON.parse(text);
  }
  return refused;
}

/** Finds marks of other workspaces in the responses of the admin API: journal, snapshots, faults, explanations. */
export async function findAdminLeaks(
  asker: TestClient,
  worlds: readonly World[],
  operations: Operations,
): Promise<{ leaks: string[]; ownReads: Set<string> }> {
  const leaks: string[] = [];
  const ownReads = new Set<string>();
  for (const world of worlds) {
    // It never applies, because nothing below calls the operation.
    const body = { mark: mark(world, chatAccount) };
    const fault = { operation: 'inboxCreation', effect: { type: 'answer', status: 200, body } };
    await asker.ask(world, { method: 'POST', path: '/__admin/faults', body: fault });
    // The journal keeps only the latest requests.
    await asker.ask(world, { method: 'GET', path: `/api?of=${mark(world, chatAccount)}` });
    const reports = [...world.things.keys()].flatMap((account) => listReads(world, account, operations));
    const explanations = reports.map(
      ({ path }): Request => ({ method: 'GET', path: `/__admin/explain?url=${encodeURIComponent(path)}` }),
    );
    for (const read of [...adminReads, ...explanations]) {
      for (const owner of findMarks(toText(await asker.ask(world, read)))) {
        if (owner.startsWith(`${world.number}-`)) ownReads.add(read.path.replace(/\?.*/, ''));
        else leaks.push(`${read.path} of ${world.name} returned data of ${owner}`);
      }
    }
  }
  return { leaks, ownReads };
}
