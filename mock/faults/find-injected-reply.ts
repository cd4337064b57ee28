import { ApiError } from '../api-error.ts';
import type { Reply } from '../vendor-interface/reply.ts';
import type { Vendor } from '../vendor-interface/vendor.ts';
import type { InjectedFault } from './injected-fault.ts';
import { renderStatus } from './render-status.ts';

/** Returns the injected response, if an effect replaces the response. Its headers are added to `headers`. */
export function findInjectedReply(
  effects: readonly InjectedFault[],
  vendor: Vendor,
  headers: Record<string, string>,
): Reply | undefined {
  for (const effect of effects) {
    if (effect.type === 'rate-limit') {
      headers['retry-after'] = String(effect.retryAfterSeconds);
      return vendor.renderError(new ApiError('throttled'), undefined, () => false);
    }
    if (effect.type === 'answer') {
      const { status, body, contentType: type } = effect;
      return { status, body, type };
    }
    if (effect.type === 'status') return renderStatus(vendor, effect.status);
  }
  return undefined;
}
