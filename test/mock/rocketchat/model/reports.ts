import { day, hour, openWindow } from './dates.ts';
import { expectMessageReports } from './message-reports.ts';
import type { Question } from './question.ts';
import { expectUserReports } from './user-reports.ts';
import type { World } from './world.ts';

/** Every report of the dashboard: its path and the expected response. */
export function expectReports(world: World, asked: Question): [path: string, body: object][] {
  const start = Math.floor(world.beginning / day) * day + asked.from * day + asked.startTime;
  const end = start + asked.days * day + asked.more;
  const lately = Math.floor(world.now / hour) * hour + asked.hours * hour + asked.ms;
  const window = openWindow(start, end);
  const reports = [...expectMessageReports(world, window, asked), ...expectUserReports(world, window, lately)];
  return reports.map(([name, body]) => {
    const [report, more] = name.split('?');
    const span = name.includes('chat-busier') ? { start: lately } : { start, end };
    const times = Object.entries(span).map(([field, at]) => `${field}=${new Date(at).toISOString()}`);
    const query = [...times, ...(more === undefined ? [] : [more])].join('&');
    return [`engagement-dashboard/${report}?${query}`, { ...body, success: true }];
  });
}
