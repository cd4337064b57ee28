import type { IncrementalWork } from '../../../incremental-work.ts';
import type { Company } from '../../../seed/company.ts';
import { createRandomSource } from '../../../seed/random-source.ts';
import { createSchedule } from '../../../seed/schedule.ts';
import type { RocketChatEvent } from '../events.ts';
import { createMessagePlanner, type PlannedEvent } from './message-planner.ts';
import { planWorkspace } from './workspace.ts';

/**
 * Generates a company's half year of Rocket.Chat events, in order of `at` and none after the company's now. Messages
 * are numbered from 1 in order of time.
 *
 * @param emit Receives each event. It may keep the object.
 * @returns A generator that yields once for each day.
 * @example
 * finish(seedRocketChat(createCompany(defaultHistory), (event) => log.append(event)));
 */
export function* seedRocketChat(company: Company, emit: (event: RocketChatEvent) => void): IncrementalWork {
  const { calendar, seed } = company;
  const workspace = planWorkspace(company);
  const timeline = createSchedule<PlannedEvent>(calendar.start, calendar.now);
  const talk = createMessagePlanner(company, workspace, timeline, {
    chance: createRandomSource(seed, 'rocketchat/talk'),
    sessionChance: createRandomSource(seed, 'rocketchat/sessions'),
  });

  const places = workspace.events[Symbol.iterator]();
  let place = places.next();
  let messages = 0;
  let sessions = 0;
  const emitPlanned = (planned: PlannedEvent) => {
    // Users and rooms come before messages of the same instant.
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
      // A message from before the history has no number, so it cannot be deleted.
      if (deletes.message > 0) emit({ type: 'message.deleted', at, message: deletes.message });
      return;
    }
    planned.message = ++messages;
    emit({ type: 'message.sent', at, message: planned.message, room, user });
  };

  // Zones ahead of UTC begin a day early, so a UTC day is complete only after the next day of each zone is planned.
  talk(calendar.firstDay - 1);
  talk(calendar.firstDay);
  for (let day = calendar.firstDay; day <= calendar.lastDay; day++) {
    talk(day + 1);
    for (const planned of timeline.take(day)) emitPlanned(planned);
    yield;
  }
  for (; !place.done; place = places.next()) emit(place.value);
}
