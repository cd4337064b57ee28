import { redactUrl } from '../http/redact-url.ts';

const maxPathLength = 300;

/** A segment that may be a token: long, with letters and digits. */
const tokenPattern = /^(?=.*\d)(?=.*[a-z])[\w-]{20,}$/i;

/** A segment that may be an address or a text of a user. The paths of vendors have neither. */
const textPattern = /[%@]/;

/** A path for lists and hints, without what could be a token or a text. */
export function toShownPath(path: string): string {
  const segments = redactUrl(path).split('/');
  const shown = segments
    .map((segment) => (tokenPattern.test(segment) || textPattern.test(segment) ? '…' : segment))
    .join('/');
  return shown.length > maxPathLength ? `${shown.slice(0, maxPathLength)}…` : shown;
}
