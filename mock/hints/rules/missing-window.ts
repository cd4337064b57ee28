import type { Window } from '../../../specs/behaviour.ts';
import type { HintedCall, HintRule } from '../hinted-call.ts';

/** Names that other APIs give to the start and the end of a window. */
const otherNames = { from: ['from', 'start', 'since'], to: ['to', 'end', 'until'] } as const;

/** A report without its whole window: servers answer without data, or refuse the request. */
export const findMissingWindow: HintRule = (call) => {
  const { operation, refusal, request, vendor } = call;
  const { window } = operation.behaviour;
  if (window?.to === undefined || operation.method !== 'get' || !vendor.hasHandler(operation.id)) return undefined;
  const missing = [window.from, window.to].filter((name) => !isSent(request.query, name));
  const [first] = missing;
  if (first === undefined) return undefined;
  const verb = missing.length > 1 ? 'are' : 'is';
  const what = `${missing.join(' and ')} ${verb} missing`;
  const others = listOtherNames(call, window);
  const instead =
    others.length > 0 ? ` The operation does not read ${others.join(' and ')}: send ${missing.join(' and ')}.` : '';
  // Other reports count all data if the request has no window.
  if (!refusal) return window.emptyWithout ? `${what}, so the report is empty.${instead}` : undefined;
  const { kind, problems } = refusal;
  const isCause = kind === 'invalid' && problems.every(({ name }) => missing.includes(name));
  return isCause && instead !== '' ? `${what}.${instead}` : undefined;
};

/** Whether a bound has a value, of any type: `since=1`, `since[]=1`. */
const isSent = (query: Readonly<Record<string, string>>, bound: string) =>
  Boolean(query[bound]?.trim()) || Object.keys(query).some((name) => name.startsWith(`${bound}[`));

function listOtherNames({ operation, request: { query } }: HintedCall, { from, to }: Window): string[] {
  const known = operation.parameters.filter((each) => each.in === 'query').map(({ name }) => name);
  return [...otherNames.from, ...otherNames.to].filter(
    (name) => query[name] !== undefined && name !== from && name !== to && !known.includes(name),
  );
}
