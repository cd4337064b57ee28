import { ApiError, type ApiErrorKind } from '../api-error.ts';
import type { Reply } from '../vendor-interface/reply.ts';
import type { Vendor } from '../vendor-interface/vendor.ts';

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

/**
 * Renders an error status in the vendor's error format, whether or not the document has it.
 *
 * @param status From 400 to 599.
 */
export function renderStatus(vendor: Vendor, status: number, deviates: (id: string) => boolean = () => false): Reply {
  const { body } = vendor.renderError(new ApiError(kindOf(status)), undefined, deviates);
  return { status, body };
}
