import { isPlainWord } from '../../specs/connection/extra-headers.ts';
import { findAt } from '../../specs/json/json.ts';
import { toPlace } from './places.ts';
import { isOwnName, isSecretName } from './secret-names.ts';
import type { Substituted } from './substitute.ts';

/**
 * Finds the values from the environment that reports must not show. Returns `{NAME}` by value. These values are not secret:
 * - numbers, times and choices
 * - variables of chatpact without credentials
 * - the address of a server, which reports show
 */
export function findSecrets({ content, uses }: Pick<Substituted, 'content' | 'uses'>): ReadonlyMap<string, string> {
  const secrets = new Map<string, string>();
  for (const { at, name, value } of uses) {
    if (value === undefined) continue;
    const { setting, fate } = toPlace(content, at);
    // The check redacts values of headers itself, but cannot know a variable that is only a part of a value.
    if (fate === 'header' ? isPlainWord(value) : isOwnName(name) && !isSecretName(name)) continue;
    const isAddress = (setting === 'url' || setting === 'console') && isPartOfAddress(value, findAt(content, at));
    if (fate !== 'typed' && !isAddress) secrets.set(value, `{${name}}`);
  }
  return secrets;
}

/** Returns true if a value is the address of a server, or part of its host and port. */
function isPartOfAddress(value: string, text: unknown): boolean {
  if (typeof text !== 'string' || !URL.canParse(text)) return false;
  const { host, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return host.includes(value.toLowerCase()) || (URL.canParse(value) && new URL(value).host === host);
}
