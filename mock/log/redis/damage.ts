import type { Link } from './chain.ts';
import type { View } from './stream.ts';

/** A log that nothing can be performed from: it is left as it is, for a user to decide about. */
export class Damage extends Error {
  override readonly name = 'Damage';
}

/** A log that is not what it was: servers begin anew from what is left of it. */
export class Loss extends Error {
  override readonly name = 'Loss';
}

const advice = 'Export what a running mock still has (/__admin/export), then delete the key (DEL) to begin anew.';

export const missingBeginning = () =>
  new Damage(`The log's beginning is missing: somebody has cut it off (XTRIM, XDEL). ${advice}`);

export const strangeStream = () =>
  new Damage('The key holds a stream that is no log of chatpact, or not only one. Name another key.');

export const missingEntry = () => new Damage(`An entry is missing in the log (XDEL). ${advice}`);

/**
 * Throws what is wrong with a stream for a server that has come so far in it: {@link Loss} when it is to begin anew, or
 * {@link Damage}.
 */
export function assertSame(view: View, position: Link): void {
  if (view.lastId === '') throw new Loss('the key is gone or empty');
  if (!view.isLog) throw strangeStream();
  if (view.run === '') throw missingBeginning();
  if (!view.isWhole) throw missingEntry();
  if (view.run !== position.run) throw new Loss('the key holds a log with another beginning');
  if (view.name !== position.name) throw new Loss('Redis has lost the latest entries');
}
