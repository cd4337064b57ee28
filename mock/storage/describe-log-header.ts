import { createHash } from 'node:crypto';
import { packageVersion } from '../../package-info.ts';
import type { Contract } from '../../specs/contract.ts';
import { toIso } from '../time/iso.ts';
import type { InitialState } from '../workspaces/initial-state.ts';
import type { WorkspacesOptions } from '../workspaces/workspaces.ts';
import type { LogHeader } from './persistent-log.ts';

/** Describes all options on which the result of commands depends. Long and secret values are replaced by digests. */
export function describeLogHeader(
  origin: InitialState,
  contracts: ReadonlyMap<string, Contract>,
  { maxWorkspaces, idleMs }: Pick<WorkspacesOptions, 'maxWorkspaces' | 'idleMs'>,
  scenario = 'none',
): LogHeader {
  const { entries, tokens, versions, now, clock, ...plain } = origin;
  const documents = [...contracts].map(([vendor, { document }]) => [vendor, document]);
  return {
    format: 'chatpact.log/1',
    chatpact: packageVersion,
    ...Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, String(value)])),
    now: toIso(now),
    clock: toIso(clock),
    vendors: [...contracts.keys()].map((vendor) => `${vendor} ${versions[vendor as keyof typeof versions]}`).join(', '),
    scenario,
    maxWorkspaces: String(maxWorkspaces),
    workspaceIdleSeconds: String(idleMs / 1000),
    tokens: toDigest(tokens),
    events: toDigest(entries),
    documents: toDigest(documents),
  };
}

function toDigest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16);
}
