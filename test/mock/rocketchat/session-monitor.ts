// Simulates the session monitor of a server job by job, in UTC. The mock computes the same rows directly from a
// session; here they are the result of every nightly job between the login and now.

const day = 86_400_000;
const minute = 60_000;

/** A connection of a user. */
export interface Connection {
  user: string;
  loginAt: number;
  closedAt?: number;
  hasUserAgent: boolean;
}

interface Row {
  user: string;
  day: number;
  loginAt: number;
  closedAt?: number;
  lastActivityAt?: number;
  isComputed: boolean;
}

/** The rows that the monitor has written. */
export interface Monitored {
  /** Sessions that a nightly job has processed. */
  rows: { user: string; date: string; loginHour: number; lastHour: number; isOpen: boolean; loginAt: number }[];
  /** Users by date. */
  daily: Map<string, Set<string>>;
}

const toDate = (number: number) => new Date(number * day).toISOString().slice(0, 10);
const hourOf = (at: number) => new Date(at).getUTCHours();

export function monitor(connections: readonly Connection[], now: number): Monitored {
  const rows: Monitored['rows'] = [];
  const daily: Monitored['daily'] = new Map();
  for (const connection of connections) {
    for (const row of live(connection, now, daily)) {
      if (!row.isComputed) continue;
      const isOpen = row.closedAt === undefined;
      const lastHour = row.closedAt === undefined ? 23 : hourOf(row.closedAt);
      const { user, loginAt } = row;
      rows.push({ user, date: toDate(row.day), loginHour: hourOf(loginAt), lastHour, isOpen, loginAt });
    }
  }
  return { rows, daily };
}

/** The events of the rows of one connection, in order. */
function live({ user, loginAt, closedAt, hasUserAgent }: Connection, now: number, daily: Monitored['daily']): Row[] {
  if (loginAt > now) return [];
  const today = Math.floor(loginAt / day);
  const rows: Row[] = [{ user, day: today, loginAt, isComputed: false }];
  // A connection that ends at the instant of a job ends before the job runs.
  const happenings: [at: number, happen: () => void][] = [];
  if (closedAt !== undefined) happenings.push([closedAt, () => close(closedAt)]);
  for (let number = today; number <= today + 3; number++) {
    happenings.push([number * day + 65 * minute, () => finish(number)]);
    happenings.push([number * day + 120 * minute, () => aggregate()]);
  }
  for (const [at, happen] of happenings.sort(([one], [other]) => one - other)) {
    if (at >= loginAt && at <= now && !(at === loginAt && at !== closedAt)) happen();
  }
  return rows;

  function finish(number: number): void {
    const open = rows.filter((row) => row.day === number - 1 && !row.isComputed && row.lastActivityAt === undefined);
    for (const row of open) {
      rows.push({ ...row, day: number });
      row.lastActivityAt = number * day - 1;
    }
  }

  function aggregate(): void {
    for (const row of rows.filter(({ isComputed }) => !isComputed)) {
      row.isComputed = true;
      if (!hasUserAgent || row.lastActivityAt === undefined) continue;
      if (Math.trunc((row.lastActivityAt - row.loginAt) / 1000) <= 0) continue;
      const date = toDate(row.day);
      daily.set(date, (daily.get(date) ?? new Set()).add(user));
    }
  }

  function close(at: number): void {
    const [oldest] = rows;
    if (oldest) Object.assign(oldest, { closedAt: at, lastActivityAt: at });
  }
}

/** The users that were connected in an hour. */
export function listThere(rows: readonly Monitored['rows'][number][], hour: number): Set<string> {
  const there = rows.filter((row) => hour >= row.loginHour && (row.isOpen || hour <= row.lastHour));
  return new Set(there.map(({ user }) => user));
}
