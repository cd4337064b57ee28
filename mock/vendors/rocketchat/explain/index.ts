import { type Explainable, mostListed } from '../../../explanation.ts';
import { day } from '../../../time/zone.ts';
import type { Call } from '../../../vendor.ts';
import type { Caller } from '../access.ts';
import type { RocketChatEvent } from '../events.ts';
import type { RocketChatTables } from '../tables.ts';

type Explainer = (call: Call<RocketChatTables, Caller, RocketChatEvent>, body: never) => Explainable[];

const rule =
  'Every message sent on that day in a channel, a private group or a direct conversation, and not deleted since.';
const excluded = ['Deleted messages, which take one from the day they were sent on, whenever that was.'];

const explainMessagesSent: Explainer = ({ tables }, body: { days: { day: string; messages: number }[] }) =>
  body.days.map(({ day: date, messages: value }, index) => ({
    pointer: `/days/${index}/messages`,
    explain() {
      const from = Date.parse(date);
      const window = { from: date, until: new Date(from + day).toISOString() };
      return { value, rule, excluded, window, zone: 'UTC', contributing: collect(tables, from, from + day) };
    },
  }));

function collect({ messages, roomOrder, userOrder }: RocketChatTables, from: number, until: number) {
  const contributing: ReturnType<Explainable['explain']>['contributing'] = { count: 0, events: [] };
  for (let row = 0; row < messages.length; row++) {
    const at = messages.sentAt.get(row);
    if (at < from || at >= until || messages.isDeleted.get(row) === 1) continue;
    contributing.count += 1;
    if (contributing.events.length === mostListed) continue;
    contributing.events.push({
      ts: new Date(at).toISOString(),
      room: roomOrder[messages.room.get(row)]?.id ?? null,
      user: userOrder[messages.user.get(row)]?.username ?? null,
    });
  }
  return contributing;
}

/** The reports whose numbers can be explained, by operationId. */
export const explainers: Record<string, Explainer> = {
  'get-api-v1-engagement-dashboard-messages-messages-sent': explainMessagesSent,
};
