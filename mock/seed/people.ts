import { createFaker } from '../ambient.ts';
import type { Calendar } from './calendar.ts';
import { type Chance, createChance, getAt } from './chance.ts';
import { MINUTE, toWeekday } from './days.ts';
import type { Office } from './offices.ts';

export type Department =
  | 'support'
  | 'sister'
  | 'engineering'
  | 'sales'
  | 'marketing'
  | 'operations'
  | 'finance'
  | 'guest';

/** Someone who works for the company, or with it. */
export interface Person {
  name: string;
  email: string;
  username: string;
  office: Office;
  department: Department;
  /** When they started (ms); undefined: before the history. */
  joined?: number;
  /** How much they write among colleagues, 1 being the usual. */
  talkative: number;
}

/** Heads by department and, in order, by office: Berlin, New York, Singapore. */
const headcount: readonly [Department, berlin: number, newYork: number, singapore: number][] = [
  ['support', 6, 5, 3],
  ['sister', 3, 0, 0],
  ['engineering', 11, 4, 3],
  ['sales', 3, 5, 1],
  ['marketing', 3, 2, 1],
  ['operations', 3, 1, 1],
  ['finance', 3, 1, 0],
  ['guest', 1, 0, 0],
];
/** Departments that grew during the history: that many of their last heads are new. */
const newcomers: Partial<Record<Department, number>> = { engineering: 5, sales: 3, marketing: 2, operations: 1 };

export function createPeople(seed: number, domain: string, offices: readonly Office[], calendar: Calendar): Person[] {
  const names = createNames(seed);
  const chance = createChance(seed, 'people');
  const starts = planStarts(calendar, createChance(seed, 'newcomers'));
  return headcount.flatMap(([department, ...heads]) => {
    const desks = chance.shuffle(heads.flatMap((count, place) => Array.from({ length: count }, () => place)));
    return desks.map((place, index): Person => {
      const office = getAt(offices, place);
      const { name, username } = names.next();
      const isNew = index >= desks.length - (newcomers[department] ?? 0);
      const joined = isNew ? starts.next(office) : undefined;
      const talkative = 0.3 + chance.fraction() + (chance.happens(0.15) ? 1.6 : 0);
      return { name, email: `${username}@${domain}`, username, office, department, joined, talkative };
    });
  });
}

/** Names that nobody else in the company has, nor the part before the @. */
function createNames(seed: number): { next(): { name: string; username: string } } {
  const faker = createFaker(seed, 'names');
  const taken = new Set<string>();
  return {
    next() {
      for (;;) {
        const first = faker.person.firstName();
        const last = faker.person.lastName();
        const username = `${first}.${last}`.toLowerCase().replace(/[^a-z.]/g, '');
        if (taken.has(username)) continue;
        taken.add(username);
        return { name: `${first} ${last}`, username };
      }
    },
  };
}

// New people start on a Monday or a Tuesday, spread over the whole history, between nine and ten.
function planStarts(calendar: Calendar, chance: Chance): { next(office: Office): number } {
  const length = calendar.lastDay - calendar.firstDay;
  const total = Object.values(newcomers).reduce((sum, count) => sum + count, 0);
  const turns = chance.shuffle(Array.from({ length: total }, (_, turn) => turn));
  let served = 0;
  return {
    next(office) {
      const turn = getAt(turns, served++);
      let day = calendar.firstDay + 3 + Math.floor(((length - 12) * (turn + chance.fraction())) / total);
      while (toWeekday(day) > 2) day++;
      return office.toInstant(day, office.hours.open * MINUTE + chance.integer(0, 60) * MINUTE);
    },
  };
}

/** Names of strangers by the thousand; faker alone would take longer over them than the whole history takes. */
export function createStrangers(seed: number, purpose: string): { next(): string } {
  const faker = createFaker(seed, purpose);
  const chance = createChance(seed, `${purpose}/pairs`);
  const firsts = Array.from({ length: 240 }, () => faker.person.firstName());
  const lasts = Array.from({ length: 480 }, () => faker.person.lastName());
  return { next: () => `${chance.pick(firsts)} ${chance.pick(lasts)}` };
}
