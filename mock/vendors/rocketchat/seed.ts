import { createChance } from '../../seed/chance.ts';
import type { Company } from '../../seed/company.ts';
import { createTimeline } from '../../seed/timeline.ts';
import type { Steps } from '../../steps.ts';
import type { RocketChatEvent } from './events.ts';
import { createTalk, type Planned } from './seed/talk.ts';
import { setUpWorkspace } from './seed/workspace.ts';

/**
 * Tells a company's half year as Rocket.Chat saw it: events in order of `at`, none after the company's now, messages
 * numbered in order of time from 1.
 *
 * @param emit Takes each event; it may keep it.
 * @returns A step for each day.
 * @example
 * finish(seedRocketChat(createCompany(defaultHistory), (event) => log.append(event)));
 */
export function* seedRocketChat(company: Company, emit: (event: RocketChatEvent) => void): Steps {
  const { calendar, seed } = company;
  const workspace = setUpWorkspace(company);
  const timeline = createTimeline<Planned>(calendar.start, calendar.now);
  const talk = createTalk(company, workspace, timeline, {
    chance: createChance(seed, 'rocketchat/talk'),
    sessionChance: createChance(seed, 'rocketchat/sessions'),
  });

  const places = workspace.events[Symbol.iterator]();
  let place = places.next();
  let messages = 0;
  let sessions = 0;
  const happen = (planned: Planned) => {
    // People and rooms that are new come before the first word of the same instant.
    while (!place.done && place.value.at <= planned.at) {
      emit(place.value);
      place = places.next();
    }
    if (planned.kind === 'session') {
      const { kind: _, ...session } = planned;
      emit({ type: 'session', session: ++sessions, ...session });
      return;
    }
    const { at, room, user, deletes } = planned;
    if (deletes !== undefined) {
      // What was said before the history begins has no number, and nobody can take it back.
      if (deletes.message > 0) emit({ type: 'message.deleted', at, message: deletes.message });
      return;
    }
    planned.message = ++messages;
    emit({ type: 'message.sent', at, message: planned.message, room, user });
  };

  // Zones ahead of UTC begin a day early: a UTC day is complete once the next day of every zone is planned.
  talk(calendar.firstDay - 1);
  talk(calendar.firstDay);
  for (let day = calendar.firstDay; day <= calendar.lastDay; day++) {
    talk(day + 1);
    for (const planned of timeline.take(day)) happen(planned);
    yield;
  }
  for (; !place.done; place = places.next()) emit(place.value);
}
