import { ApiError, type ApiErrorKind } from '../api-error.ts';
import type { Reply } from '../vendor-interface/reply.ts';
import type { Vendor } from '../vendor-interface/vendor.ts';
import type { InjectedFault } from './injected-fault.ts';

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
    if (effect.type === 'status') {
      const { body } = vendor.renderError(new ApiError(kindOf(effect.status)), undefined, () => false);
      return { status: effect.status, body };
    }
  }
  return undefined;
}

const kinds: Record<number, ApiErrorKind> = {
  400: 'malformed',
  401: 'unrecognised',
  403: 'forbidden',
  404: 'missing',
  429: 'throttled',
};

function kindOf(status: number): ApiErrorKind {
  return kinds[status] ?? (status >= 500 ? 'unavailable' : 'malformed');
}
