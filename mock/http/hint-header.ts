import type { ServerResponse } from 'node:http';

/** Response header: likely mistakes in the request, a sentence or two each, separated by ` | `. */
export const hintHeader = 'x-chatpact-hint';

/** Characters of one hint in the header. The journal has the whole text. */
const maxHintLength = 600;

/** Sets the header with the hints of a response. Without hints it is not sent. */
export function setHintHeader(res: ServerResponse, hints: readonly string[]): void {
  if (hints.length > 0 && !res.headersSent) res.setHeader(hintHeader, hints.map(toHeaderText).join(' | '));
}

/** Printable ASCII without the separator. */
function toHeaderText(hint: string): string {
  return hint
    .replaceAll('…', '...')
    .replace(/[^\x20-\x7e]|\|/g, '?')
    .slice(0, maxHintLength);
}
