import { expect, test } from 'vitest';
import { EventLog } from '../../../mock/state/event-log.ts';

test('starts with the given entries, and does not change their array when entries are appended', () => {
  const entry = (at: number) => ({ vendor: 'chatwoot', event: { type: 'conversation.created', at } });
  const given = [entry(1)];
  const log = new EventLog(given);
  log.append(entry(2));
  expect(log.entries()).toEqual([entry(1), entry(2)]);
  expect(log.length).toBe(2);
  expect(given).toHaveLength(1);
  expect(new EventLog().entries()).toEqual([]);
});
