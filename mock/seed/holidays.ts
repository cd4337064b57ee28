import { toDate, toWeekday } from './days.ts';
import type { Office } from './offices.ts';

type Country = Office['country'];

interface Holiday {
  name: string;
  /** Countries whose offices are closed; default: all. */
  in?: readonly Country[];
  month: number;
  /** The day of the month, or the n-th such weekday (1 = Monday) of the month. */
  on: number | { weekday: number; nth: number };
}

// Every six months have at least one holiday on which all offices are closed. Easter and related holidays are left out.
const holidays: readonly Holiday[] = [
  { name: "New Year's Day", month: 1, on: 1 },
  { name: 'Martin Luther King Day', in: ['US'], month: 1, on: { weekday: 1, nth: 3 } },
  { name: "Presidents' Day", in: ['US'], month: 2, on: { weekday: 1, nth: 3 } },
  { name: 'Labour Day', month: 5, on: 1 },
  { name: 'Juneteenth', in: ['US'], month: 6, on: 19 },
  { name: 'Independence Day', in: ['US'], month: 7, on: 4 },
  { name: 'National Day', in: ['SG'], month: 8, on: 9 },
  // The US Labor Day, on which the company closes all offices.
  { name: 'Company Day', month: 9, on: { weekday: 1, nth: 1 } },
  { name: 'Day of German Unity', in: ['DE'], month: 10, on: 3 },
  { name: 'Thanksgiving', in: ['US'], month: 11, on: { weekday: 4, nth: 4 } },
  { name: 'Christmas Day', month: 12, on: 25 },
  { name: 'Second Day of Christmas', in: ['DE'], month: 12, on: 26 },
];

/** Returns the name of the holiday of a country on a day. Without a country, only holidays of all offices count. */
export function findHoliday(day: number, country?: Country): string | undefined {
  const { month, date } = toDate(day);
  return holidays.find(
    (holiday) =>
      holiday.month === month &&
      (holiday.in === undefined || (country !== undefined && holiday.in.includes(country))) &&
      (typeof holiday.on === 'number'
        ? holiday.on === date
        : holiday.on.weekday === toWeekday(day) && holiday.on.nth === Math.ceil(date / 7)),
  )?.name;
}
