import { createFaker } from '../ambient.ts';
import { type Calendar, createCalendar } from './calendar.ts';
import { createChance } from './chance.ts';
import { createOffices, type Office } from './offices.ts';
import { createPeople, type Person } from './people.ts';

export interface HistoryOptions {
  seed: number;
  /** The instant (ms) up to which the history is told. */
  now: number;
  /** How many times the usual volume: 1 is about 6,000 conversations. People and places stay the same. */
  scale: number;
}

/** Friday, 2026-01-30, 15:00 UTC: Berlin is still at work, New York already. */
export const defaultHistory: HistoryOptions = { seed: 1, now: Date.UTC(2026, 0, 30, 15), scale: 1 };

/** The same for the same history, and for no other. */
export const toHistoryKey = ({ seed, now, scale }: HistoryOptions) => `${seed} ${now} ${scale}`;

/** The one imagined company whose half year every vendor tells. */
export interface Company extends HistoryOptions {
  name: string;
  sister: string;
  domain: string;
  offices: { berlin: Office; newYork: Office; singapore: Office };
  calendar: Calendar;
  /** The 14 of support first; see the departments for the others. */
  people: readonly Person[];
}

/**
 * @example
 * const company = createCompany({ seed: 1, now: Date.UTC(2026, 0, 30, 15), scale: 1 });
 */
export function createCompany({ seed, now, scale }: HistoryOptions): Company {
  const faker = createFaker(seed, 'company');
  const [name, sister] = [faker.person.lastName(), faker.person.lastName()];
  const domain = `${name.toLowerCase().replace(/[^a-z]/g, '')}.example`;
  const offices = createOffices();
  const calendar = createCalendar(now, createChance(seed, 'calendar'));
  const people = createPeople(seed, domain, Object.values(offices), calendar);
  return { seed, now, scale, name: `${name} Goods`, sister: `${sister} Outdoor`, domain, offices, calendar, people };
}
