export const hour = 3_600_000;
export const day = 24 * hour;

export const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The dates from one instant to another, both included, newest first. */
export function datesBetween(from: number, until: number): string[] {
  const dates: string[] = [];
  for (let at = until; dateOf(at) >= dateOf(from); at -= day) dates.push(dateOf(at));
  return dates;
}

/** A date in the format of the reports about active users. */
export function toParts(date: string) {
  const [year, month, number] = date.split('-').map(Number);
  return { day: number, month, year };
}

export interface Window {
  start: number;
  end: number;
  dates: string[];
  /** The previous window, which is a day longer. */
  datesBefore: string[];
}

export function openWindow(start: number, end: number): Window {
  const datesBefore = datesBetween(start - (1 + countDays(start, end)) * day, start - day);
  return { start, end, dates: datesBetween(start, end), datesBefore };
}

const countDays = (start: number, end: number) => Math.floor((end - start) / day) + 1;

export const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);

/**
 * A report by day. It has at most one day more than the difference between start and end; older days are omitted.
 *
 * @param count Returns the count of a date, or undefined if the date has no record.
 */
export function toDaily(
  { start, end, dates, datesBefore }: Window,
  field: string,
  count: (date: string) => number | undefined,
) {
  const pick = (some: readonly string[]) =>
    some
      .map((date) => ({ date, figure: count(date) }))
      .filter((each): each is { date: string; figure: number } => each.figure !== undefined)
      .slice(0, countDays(start, end));
  const picked = pick(dates);
  const on = (at: number) => picked.find(({ date }) => date === dateOf(at))?.figure ?? 0;
  const [total = 0, before = 0] = [picked, pick(datesBefore)].map((some) => sum(some.map(({ figure }) => figure)));
  return {
    days: picked.map(({ date, figure }) => ({ day: `${date}T00:00:00.000Z`, [field]: figure })),
    period: { count: total, variation: total - before },
    yesterday: { count: on(end - day), variation: on(end) - on(end - day) },
  };
}
