import type { JournalEntry, UnservedReason } from '../../../admin/responses.ts';

const reasons: Readonly<Record<UnservedReason, string>> = {
  unknown: 'no such operation',
  'not-computed': 'not computed by this mock',
  method: 'no such method',
};

/** The reason in words. */
export const nameReason = (reason: UnservedReason): string => reasons[reason];

export const nameFault = (type: string): string => (type === 'answer' ? 'forced' : `injected fault: ${type}`);

/** The time of day when the request arrived, in the time zone of the browser. */
export const showClock = ({ receivedAt }: JournalEntry): string => new Date(receivedAt).toLocaleTimeString('en-GB');

/** When the request arrived, and the workspace's time then. */
export function showTimes({ receivedAt, at }: JournalEntry): string {
  const arrival = new Date(receivedAt);
  const date = arrival.toLocaleDateString('en-GB', { dateStyle: 'medium' });
  return `${date}, ${arrival.toLocaleTimeString('en-GB')} (${at.slice(0, 19).replace('T', ' ')} UTC in the workspace)`;
}
