import type { Link } from './chain.ts';
import type { View } from './stream.ts';

/** The log is damaged and cannot be performed. It is not changed; a user has to decide what to do. */
export class Damage extends Error {
  override readonly name = 'Damage';
}

/** The log has lost or changed entries. Servers restart from what is left of it. */
export class Loss extends Error {
  override readonly name = 'Loss';
}

const advice = 'Export what a running mock still has (/__admin/export), then delete the key (DEL) to start a new log.';

export const missingBeginning = () =>
  new Damage(`The first entry of the log is missing: it was removed with XTRIM or XDEL. ${advice}`);

export const toForeignStream = () =>
  new Damage('The key holds a stream that is not a log of chatpact, or has other entries too. Use another key.');

export const missingEntry = () => new Damage(`An entry of the log is missing: it was removed with XDEL. ${advice}`);

/**
 * Checks that a stream still contains what a server at this position has performed. Throws {@link Loss} if the server
 * has to restart from the stream, or {@link Damage}.
 */
export function assertSame(view: View, position: Link): void {
  if (view.lastId === '') throw new Loss('the key is missing or empty');
  if (!view.isLog) throw toForeignStream();
  if (view.run === '') throw missingBeginning();
  if (!view.isWhole) throw missingEntry();
  if (view.run !== position.run) throw new Loss('the key holds another log');
  if (view.name !== position.name) throw new Loss('Redis has lost the latest entries');
}
