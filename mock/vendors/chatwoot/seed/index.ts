import type { IncrementalWork } from '../../../incremental-work.ts';
import type { Company } from '../../../seed/company.ts';
import { HOUR } from '../../../seed/days.ts';
import { createNameGenerator } from '../../../seed/people.ts';
import { createRandomSource, type RandomSource } from '../../../seed/random-source.ts';
import { createSchedule } from '../../../seed/schedule.ts';
import type { ChatwootEvent } from '../events.ts';
import { setUpAccounts } from './accounts.ts';
import { createArrivals } from './arrivals.ts';
import { planConversation } from './conversation.ts';
import type { PlannedEvent, PlanningContext } from './conversation-planner.ts';

/**
 * Generates the Chatwoot events of a company's half year. Events are sorted by `at`, none is after the company's now, and
 * ids follow time from 1.
 *
 * @param emit Receives each event, and may keep it.
 * @returns A generator that yields after each day.
 * @example
 * finish(seedChatwoot(createCompany(defaultHistory), (event) => log.append(event)));
 */
export function* seedChatwoot(company: Company, emit: (event: ChatwootEvent) => void): IncrementalWork {
  const { calendar, seed } = company;
  const accounts = setUpAccounts(company, emit);
  const timeline = createSchedule<PlannedEvent>(calendar.start, calendar.now);
  const planDays = accounts.map((account) => {
    const chance = createRandomSource(seed, `chatwoot/${account.id}/conversations`);
    const world: PlanningContext = {
      chance,
      schedule: timeline,
      now: calendar.now,
      responseTimeFactor: createPressure(company),
    };
    const arrive = createArrivals(company, account, createRandomSource(seed, `chatwoot/${account.id}/arrivals`));
    return (day: number) => arrive(day, (inbox, topic, at) => planConversation(world, inbox, topic, at));
  });

  const emitPlanned = createEmitter(company, emit);
  const planAll = (day: number) => {
    for (const planDay of planDays) planDay(day);
  };
  // In zones ahead of UTC, a day starts on the previous UTC day; in zones behind UTC, it ends on the next one. So a UTC
  // day is complete when the next day of every zone is planned.
  planAll(calendar.firstDay - 1);
  planAll(calendar.firstDay);
  for (let day = calendar.firstDay; day <= calendar.lastDay; day++) {
    planAll(day + 1);
    for (const planned of timeline.take(day)) emitPlanned(planned);
    yield;
  }
}

/** Returns a function that gives a planned event its ids, and a new customer a name, and emits it. */
function createEmitter({ seed }: Company, emit: (event: ChatwootEvent) => void): (planned: PlannedEvent) => void {
  const strangers = createNameGenerator(seed, 'chatwoot/customers');
  const chance = createRandomSource(seed, 'chatwoot/returning');
  const ids = { conversation: 0, message: 0, contact: 0 };
  const accounts = new Map<number, { conversations: number; contacts: number[] }>();

  return ({ conversation, event }) => {
    if (event.type === 'conversation.created') {
      const { account, at } = event;
      const known = accounts.get(account) ?? { conversations: 0, contacts: [] };
      accounts.set(account, known);
      let contact = findReturning(known.contacts, chance);
      if (contact === undefined) {
        contact = ++ids.contact;
        known.contacts.push(contact);
        emit({ type: 'contact.created', at, account, contact, name: strangers.next() });
      }
      conversation.id = ++ids.conversation;
      conversation.customer.id = contact;
      event.contact = contact;
      event.display_id = ++known.conversations;
    } else if (event.type === 'message.created') {
      event.message = ++ids.message;
    }
    event.conversation = conversation.id;
    emit(event);
  };
}

// Two of five customers have written before, more likely recently than long ago.
function findReturning(contacts: readonly number[], chance: RandomSource): number | undefined {
  if (!chance.happens(0.41)) return undefined;
  const distance = Math.floor(contacts.length * chance.fraction() * chance.fraction());
  return contacts[contacts.length - 1 - distance];
}

/** A growing company replies a little slower each month, and much slower during the outage and the morning after. */
function createPressure({ calendar }: Company): PlanningContext['responseTimeFactor'] {
  const { start, now, outage } = calendar;
  return (at) => {
    const usual = 0.88 + (0.24 * (at - start)) / (now - start);
    return at >= outage.start && at < outage.start + 28 * HOUR ? usual * 2.3 : usual;
  };
}
