import type { JournalEntry } from '../../../admin/responses.ts';

/** Why no operation of the mock served a request. */
export type UnservedReason = 'unknown' | 'not-computed' | 'method';

/** An entry of the journal with the fields that only some mocks send: those of an older version do not. */
export type Annotated<Kind extends JournalEntry> = Kind & {
  /** Time of this machine, ISO 8601. */
  receivedAt?: string;
  /** Likely mistakes in the request. */
  hints?: string[];
  unserved?: UnservedReason;
};

export type Entry = Annotated<JournalEntry>;

const reasons: Readonly<Record<UnservedReason, string>> = {
  unknown: 'no such operation',
  'not-computed': 'not computed by this mock',
  method: 'no such method',
};

/** The reason in words. */
export const nameReason = (reason: UnservedReason): string => reasons[reason] ?? reason;

export const nameFault = (type: string): string => (type === 'answer' ? 'forced' : `injected fault: ${type}`);

/** The time of day when the request arrived, in the time zone of the browser; else the workspace's, in UTC. */
export const showClock = ({ receivedAt, at }: Entry): string =>
  receivedAt === undefined ? at.slice(11, 19) : new Date(receivedAt).toLocaleTimeString('en-GB');

/** Both times of a request, for its details. */
export function showTimes({ receivedAt, at }: Entry): string {
  const own = `${at.slice(0, 19).replace('T', ' ')} UTC in the workspace`;
  if (receivedAt === undefined) return own;
  const arrival = new Date(receivedAt);
  return `${arrival.toLocaleDateString('en-GB', { dateStyle: 'medium' })}, ${arrival.toLocaleTimeString('en-GB')} (${own})`;
}
