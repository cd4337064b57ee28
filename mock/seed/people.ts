import { createFaker } from '../ambient.ts';
import type { Calendar } from './calendar.ts';
import { MINUTE, toWeekday } from './days.ts';
import type { Office } from './offices.ts';
import { createRandomSource, getAt, type RandomSource } from './random-source.ts';

export type Department =
  | 'support'
  | 'sister'
  | 'engineering'
  | 'sales'
  | 'marketing'
  | 'operations'
  | 'finance'
  | 'guest';

/** A person who works for or with the company. */
export interface Person {
  name: string;
  email: string;
  username: string;
  office: Office;
  department: Department;
  /** The instant (ms) at which the person started; undefined if before the history. */
  joinedAt?: number;
  /** How much the person writes to colleagues, relative to the average (1). */
  talkative: number;
}

/** Number of people by department and office (Berlin, New York, Singapore). */
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
/** Number of people who joined each department during the history: the last ones of the department. */
const newcomers: Partial<Record<Department, number>> = { engineering: 5, sales: 3, marketing: 2, operations: 1 };

export function createPeople(seed: number, domain: string, offices: readonly Office[], calendar: Calendar): Person[] {
  const names = createNames(seed);
  const chance = createRandomSource(seed, 'people');
  const starts = planStarts(calendar, createRandomSource(seed, 'newcomers'));
  return headcount.flatMap(([department, ...heads]) => {
    const desks = chance.shuffle(heads.flatMap((count, office) => Array.from({ length: count }, () => office)));
    return desks.map((officeIndex, index): Person => {
      const office = getAt(offices, officeIndex);
      const { name, username } = names.next();
      const isNew = index >= desks.length - (newcomers[department] ?? 0);
      const joined = isNew ? starts.next(office) : undefined;
      const talkative = 0.3 + chance.fraction() + (chance.happens(0.15) ? 1.6 : 0);
      return { name, email: `${username}@${domain}`, username, office, department, joinedAt: joined, talkative };
    });
  });
}

/** Generates names that are unique in the company, including the user name. */
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

// New people start on a Monday or Tuesday in the first hour of work, spread over the whole history.
function planStarts(calendar: Calendar, chance: RandomSource): { next(office: Office): number } {
  const length = calendar.lastDay - calendar.firstDay;
  const total = Object.values(newcomers).reduce((sum, each) => sum + each, 0);
  const slots = chance.shuffle(Array.from({ length: total }, (_, slot) => slot));
  let count = 0;
  return {
    next(office) {
      const slot = getAt(slots, count++);
      let day = calendar.firstDay + 3 + Math.floor(((length - 12) * (slot + chance.fraction())) / total);
      while (toWeekday(day) > 2) day++;
      return office.toInstant(day, office.hours.open * MINUTE + chance.integer(0, 60) * MINUTE);
    },
  };
}

/** Generates thousands of names from a list of first and last names. Faker would be slower than the whole history. */
export function createNameGenerator(seed: number, purpose: string): { next(): string } {
  const faker = createFaker(seed, purpose);
  const chance = createRandomSource(seed, `${purpose}/pairs`);
  const firsts = Array.from({ length: 240 }, () => faker.person.firstName());
  const lasts = Array.from({ length: 480 }, () => faker.person.lastName());
  return { next: () => `${chance.pick(firsts)} ${chance.pick(lasts)}` };
}
