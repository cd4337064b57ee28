import { createFaker } from '../ambient.ts';
import { type Calendar, createCalendar } from './calendar.ts';
import { createOffices, type Office } from './offices.ts';
import { createPeople, type Person } from './people.ts';
import { createRandomSource } from './random-source.ts';

export interface HistoryOptions {
  seed: number;
  /** The instant (ms) at which the history ends. */
  now: number;
  /** Multiplies the volume: 1 is about 6,000 conversations. Users, accounts, inboxes and rooms stay the same. */
  scale: number;
}

/** Friday, 2026-01-30, 15:00 UTC: working hours in both Berlin and New York. */
export const defaultHistory: HistoryOptions = { seed: 1, now: Date.UTC(2026, 0, 30, 15), scale: 1 };

/** Returns a unique key of a history. */
export const toHistoryKey = ({ seed, now, scale }: HistoryOptions) => `${seed} ${now} ${scale}`;

/** The fictional company whose half year of history every vendor generates. */
export interface Company extends HistoryOptions {
  name: string;
  sister: string;
  domain: string;
  offices: { berlin: Office; newYork: Office; singapore: Office };
  calendar: Calendar;
  /** The 14 people of support first, then the other departments. */
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
  const calendar = createCalendar(now, createRandomSource(seed, 'calendar'));
  const people = createPeople(seed, domain, Object.values(offices), calendar);
  return { seed, now, scale, name: `${name} Goods`, sister: `${sister} Outdoor`, domain, offices, calendar, people };
}
