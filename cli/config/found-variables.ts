import { UsageError } from '../../usage-error.ts';
import type { Settings } from '../settings/table.ts';
import { toPlace } from './places.ts';
import { isCredentialSource, isOwnName, isSecretName } from './secret-names.ts';
import type { Substituted } from './substitute.ts';

/**
 * Refuses a found configuration that would send environment variables which are not meant for chatpact. It may come from a
 * foreign checkout.
 *
 * @param pointer JSON Pointer of the settings in use: defaults, or a target.
 * @param where Returns "file:line" of a JSON Pointer.
 * @param remedy The sentence that says how to trust the file.
 * @throws UsageError `UNTRUSTED_CONFIG`.
 */
export function assertOwnVariables(
  { content, uses }: Substituted,
  pointer: string,
  where: (at: string) => string,
  remedy: string,
): void {
  for (const { at, name } of uses) {
    if (!`${at}/`.startsWith(`${pointer}/`)) continue;
    const { name: place, fate } = toPlace(content, at);
    if (fate === 'header') {
      if (isCredentialSource(name)) continue;
      const reason = isOwnName(name)
        ? `and ${name} is only for this machine`
        : 'which may send only variables named CHATPACT_*. Rename it';
      throw new UsageError(
        'UNTRUSTED_CONFIG',
        `${where(at)}: ${place} takes \${${name}} ${found}, ${reason}. ${remedy}.`,
      );
    }
    if (fate !== 'sent' && fate !== 'written') continue;
    if (isOwnName(name) && !isSecretName(name)) continue;
    const end = fate === 'sent' ? 'a request' : 'the name of a file';
    const reason = isOwnName(name)
      ? `and ${name} holds a credential, which must not be in a URL`
      : `which may put only variables named CHATPACT_* into ${end}. Rename it`;
    throw new UsageError(
      'UNTRUSTED_CONFIG',
      `${where(at)}: ${place} takes \${${name}} ${found}, ${reason}. ${remedy}.`,
    );
  }
}

/**
 * Refuses variables in `env` of a target that are not meant for chatpact: their values are sent in headers.
 *
 * @throws UsageError `UNTRUSTED_CONFIG`.
 */
export function assertOwnCredentials(
  { env = {} }: Settings,
  pointer: string,
  where: (at: string) => string,
  remedy: string,
): void {
  for (const [known, name] of Object.entries(env)) {
    if (isCredentialSource(name)) continue;
    const at = `${pointer}/env/${known}`;
    const reason = isOwnName(name)
      ? `and ${name} is only for this machine`
      : 'which may send only variables named CHATPACT_*. Rename it';
    const place = at.slice(1).replaceAll('/', '.');
    throw new UsageError('UNTRUSTED_CONFIG', `${where(at)}: ${place} takes ${name} ${found}, ${reason}. ${remedy}.`);
  }
}

const found = 'in a configuration that was found in the folder, not passed with --config';
