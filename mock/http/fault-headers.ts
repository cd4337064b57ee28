import { type Fault, UncertainFault } from '../fault.ts';

/** Under the admin API: what came of a request that was answered before that was known. */
export const outcomeHeader = 'x-chatpact-outcome';

/** Says why a request is refused, where the body is one of a document and can't. */
export const refusalHeader = 'x-chatpact-refusal';

/** What a client does about a fault, in headers. */
export function toFaultHeaders(fault: Fault): Record<string, string> {
  if (fault.kind === 'unavailable') return { 'retry-after': '1' };
  if (fault instanceof UncertainFault) return { [outcomeHeader]: `/__admin/outcomes/${fault.reference}` };
  return {};
}
