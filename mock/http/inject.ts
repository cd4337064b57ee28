import { setTimeout as sleep } from 'node:timers/promises';
import { Fault, type FaultKind } from '../fault.ts';
import type { Reply, Vendor } from '../vendor.ts';
import type { Effect } from './faults.ts';

/** Waits where latency was injected, and gives the refusal that was; `headers` take what belongs to it. */
export async function inject(
  effects: readonly Effect[],
  vendor: Vendor,
  headers: Record<string, string>,
): Promise<Reply | undefined> {
  for (const effect of effects) {
    if (effect.type === 'latency') await sleep(effect.ms);
    if (effect.type === 'rate-limit') {
      headers['retry-after'] = String(effect.retryAfterSeconds);
      return vendor.renderFault(new Fault('throttled'), undefined, () => false);
    }
    if (effect.type === 'status') {
      const { body } = vendor.renderFault(new Fault(kindOf(effect.status)), undefined, () => false);
      return { status: effect.status, body };
    }
  }
  return undefined;
}

const kinds: Record<number, FaultKind> = {
  400: 'malformed',
  401: 'unrecognised',
  403: 'forbidden',
  404: 'missing',
  429: 'throttled',
};

function kindOf(status: number): FaultKind {
  return kinds[status] ?? (status >= 500 ? 'unavailable' : 'malformed');
}
