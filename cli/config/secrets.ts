import { isPlainWord } from '../../specs/connection/extra-headers.ts';
import { findAt } from '../../specs/json/json.ts';
import { toPlace } from './places.ts';
import { isOwnName, isSecretName } from './secret-names.ts';
import type { Substituted } from './substitute.ts';

/**
 * `{NAME}` by value, of what came from the environment and may stand in no report. That is every value but those of a
 * fixed form (numbers, times, choices), those of variables that are made for chatpact and hold no credential, and the
 * address of a server, which a report names.
 */
export function findSecrets({ content, uses }: Pick<Substituted, 'content' | 'uses'>): ReadonlyMap<string, string> {
  const secrets = new Map<string, string>();
  for (const { at, name, value } of uses) {
    if (value === undefined) continue;
    const { setting, fate } = toPlace(content, at);
    // The check itself keeps what headers hold out of its report, but does not know what a part of one is.
    if (fate === 'header' ? isPlainWord(value) : isOwnName(name) && !isSecretName(name)) continue;
    const isAddress = (setting === 'url' || setting === 'console') && standsInOrigin(value, findAt(content, at));
    if (fate !== 'typed' && !isAddress) secrets.set(value, `{${name}}`);
  }
  return secrets;
}

/** Whether a text is the address of a server, or of a part of its address the scheme, the host or the port. */
function standsInOrigin(value: string, text: unknown): boolean {
  if (typeof text !== 'string' || !URL.canParse(text)) return false;
  const { host, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return host.includes(value.toLowerCase()) || (URL.canParse(value) && new URL(value).host === host);
}
