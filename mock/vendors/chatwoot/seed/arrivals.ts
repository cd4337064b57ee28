import type { Company } from '../../../seed/company.ts';
import { HOUR, SECOND } from '../../../seed/days.ts';
import { drawCustomerHour } from '../../../seed/hours.ts';
import type { RandomSource } from '../../../seed/random-source.ts';
import type { Account, Inbox, Topic } from './accounts.ts';

/** Calls `begin` for each conversation that starts on a day, in the local time of its inbox. */
export type Arrivals = (day: number, begin: (inbox: Inbox, topic: Topic, at: number) => void) => void;

/** Growth from the start to the end of the half year, as a share of the volume in the middle. */
const GROWTH = 0.6;
/** The share of the additional conversations during the outage that are about the outage. */
const OUTAGE_TOPIC_SHARE = 0.85;

export function createArrivals(company: Company, account: Account, chance: RandomSource): Arrivals {
  const { calendar, scale } = company;
  const { plan } = account;
  const growth = (inbox: Inbox, day: number) => 1 + (GROWTH + inbox.plan.trend) * (calendar.progress(day) - 0.5);
  const toWeight = (inbox: Inbox, day: number) =>
    inbox.plan.share * calendar.demand(day, inbox.office) * growth(inbox, day);

  let total = 0;
  for (let day = calendar.firstDay; day <= calendar.lastDay; day++) {
    for (const inbox of account.inboxes) total += toWeight(inbox, day);
  }
  const perWeight = (plan.volume * scale) / total;

  const pickTopic = () => account.topics[account.drawTopic(chance)] ?? account.outageTopic;
  return (day, beginAt) => {
    // Conversations before the start of the history are left out.
    const begin: typeof beginAt = (inbox, topic, at) => {
      if (at >= calendar.start && at <= calendar.now) beginAt(inbox, topic, at);
    };
    for (const inbox of account.inboxes) {
      const expected = toWeight(inbox, day) * perWeight;
      for (let left = chance.count(expected); left > 0; left--) {
        begin(inbox, pickTopic(), toSecond(inbox.office.toInstant(day, drawCustomerHour(chance))));
      }
      if (day !== calendar.outage.day) continue;
      for (let left = chance.count(expected * (calendar.outage.factor - 1)); left > 0; left--) {
        const topic = chance.happens(OUTAGE_TOPIC_SHARE) ? account.outageTopic : pickTopic();
        // The minimum of two uniform numbers: many conversations at first, then fewer.
        const since = 9 * HOUR * Math.min(chance.fraction(), chance.fraction());
        begin(inbox, topic, toSecond(calendar.outage.start + since));
      }
    }
  };
}

const toSecond = (at: number) => Math.floor(at / SECOND) * SECOND;
