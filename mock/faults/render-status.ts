import { ApiError, type ApiErrorKind, createParameterError } from '../api-error.ts';
import type { Reply } from '../vendor-interface/reply.ts';
import type { Vendor } from '../vendor-interface/vendor.ts';
import { toReasonPhrase } from './reason-phrases.ts';

/** Errors that vendors have a text for. */
const kinds: Record<number, ApiErrorKind | undefined> = {
  401: 'unrecognised',
  403: 'forbidden',
  404: 'missing',
  429: 'throttled',
  500: 'crashed',
  503: 'unavailable',
};

/** The vendor's own error for a status, or one with the status's reason phrase. */
function toError(status: number): ApiError {
  const kind = kinds[status];
  return kind ? new ApiError(kind) : createParameterError('chosen', 'request', toReasonPhrase(status));
}

/**
 * Renders an error status in the vendor's error format, whether or not the document has it.
 *
 * @param status From 400 to 599.
 */
export function renderStatus(vendor: Vendor, status: number, deviates: (id: string) => boolean = () => false): Reply {
  const { body } = vendor.renderError(toError(status), undefined, deviates);
  return { status, body };
}
