import { type ApiError, UncertainOutcomeError } from '../../api-error.ts';

/**
 * Response header: admin path that later returns the outcome of a request whose outcome was unknown when it was
 * answered.
 */
export const outcomeHeader = 'x-chatpact-outcome';

/** Response header: why a request was refused, if the body has a documented schema and cannot say it. */
export const refusalHeader = 'x-chatpact-refusal';

/** Response headers with which the client knows how to proceed after a fault. */
export function toErrorHeaders(fault: ApiError): Record<string, string> {
  if (fault.kind === 'unavailable') return { 'retry-after': '1' };
  if (fault instanceof UncertainOutcomeError) return { [outcomeHeader]: `/__admin/outcomes/${fault.reference}` };
  return {};
}
