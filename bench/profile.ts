import { type Profiler, Session } from 'node:inspector/promises';

/** Categories of time. A sample belongs to the first category that matches the innermost matching call. */
export type Kinds = Readonly<Record<string, (call: { functionName: string; url: string }) => boolean>>;

/** Runs a function, and returns the share of its time (0 to 1) by category; `other` is the rest. */
export async function profile(kinds: Kinds, act: () => Promise<unknown>): Promise<Map<string, number>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 500 });
  await session.post('Profiler.start');
  await act();
  const { profile: taken } = await session.post('Profiler.stop');
  session.disconnect();
  return toShares(kinds, taken);
}

function toShares(kinds: Kinds, { nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Map<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const callers = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const findKind = (id: number | undefined): string => {
    const node = id === undefined ? undefined : byId.get(id);
    if (id === undefined || !node) return 'other';
    const kind = Object.keys(kinds).find((each) => kinds[each]?.(node.callFrame));
    return kind ?? findKind(callers.get(id));
  };
  const known = new Map(nodes.map(({ id }) => [id, findKind(id)]));
  const shares = new Map([...Object.keys(kinds), 'other'].map((kind) => [kind, 0]));
  const whole = timeDeltas.reduce((sum, delta) => sum + delta, 0);
  for (const [index, id] of samples.entries()) {
    const kind = known.get(id) ?? 'other';
    shares.set(kind, (shares.get(kind) ?? 0) + (timeDeltas[index] ?? 0) / whole);
  }
  return shares;
}
