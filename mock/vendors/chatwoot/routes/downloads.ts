import { utc } from '../../../time/zone.ts';
import { CustomReply } from '../../../vendor-interface/reply.ts';
import { getAccount } from '../access/agent-access.ts';
import { toCsv, toReadable } from '../csv.ts';
import type { ChannelType } from '../events.ts';
import type { ChatwootCallOf, ChatwootHandlers } from '../handler.ts';
import { isBlank, toBoolean, toFloat, toIntegerOrZero } from '../input/casts.ts';
import { emptyWindow, toWindow } from '../input/window.ts';
import { createServerError } from '../refusals.ts';
import { type GroupSummary, summarizeGroups } from '../reports/group-summary.ts';
import type { GroupBy } from '../reports/groupings.ts';
import { findStandardZone } from '../reports/rails-zones.ts';
import { countTraffic } from '../reports/traffic.ts';
import type { Account } from '../tables.ts';

/** The display names of channels. */
const channelNames: Record<ChannelType, string> = {
  'Channel::WebWidget': 'Website',
  'Channel::Email': 'Email',
  'Channel::Api': 'API',
  'Channel::Whatsapp': 'Whatsapp',
  'Channel::Sms': 'Sms',
  'Channel::Telegram': 'Telegram',
  'Channel::FacebookPage': 'Facebook',
  'Channel::Instagram': 'Instagram',
  'Channel::Line': 'LINE',
  'Channel::TwilioSms': 'Twilio SMS',
};

interface Download {
  by: GroupBy;
  file: string;
  headings: readonly string[];
  /** The first cells of a line, before the figures. */
  titlesOf(account: Account, summary: GroupSummary): string[];
}

const times = ['Avg first response time', 'Avg resolution time'] as const;
const nameOf: Download['titlesOf'] = (_, { name }) => [name];

type DownloadId =
  | 'download-agents-report'
  | 'download-inboxes-report'
  | 'download-labels-report'
  | 'download-teams-report';

const toHandler =
  ({ by, file, headings, titlesOf }: Download) =>
  ({ tables, request }: ChatwootCallOf<DownloadId>) => {
    const account = getAccount(tables, request);
    const { since, until, business_hours } = request.query;
    // The server formats both in the heading, and fails if one is missing.
    if (isBlank(since) || isBlank(until)) throw createServerError();
    const window = toWindow({ since, until }, emptyWindow);
    const summaries = summarizeGroups(account, by, window, toBoolean(business_hours) ?? false);
    const lines = summaries.map((summary) => [
      ...titlesOf(account, summary),
      summary.conversations,
      toReadable(summary.firstResponseTime),
      toReadable(summary.resolutionTime),
      toReadable(summary.replyTime),
      summary.resolutions,
    ]);
    const period = `Reporting period ${toDate(window.from)} to ${toDate(window.until)}`;
    return toFile(file, [[period], [], [], headings, ...lines]);
  };

/** The CSV downloads. The headings of the group summaries differ between the files. */
export const downloadHandlers = {
  'download-agents-report': toHandler({
    by: 'agent',
    file: 'agents_report',
    headings: ['Agent name', 'Assigned conversations', ...times, 'Avg customer waiting time', 'Resolution Count'],
    titlesOf: nameOf,
  }),
  'download-inboxes-report': toHandler({
    by: 'inbox',
    file: 'inboxes_report',
    // Real servers also have two headings fewer than columns here.
    headings: ['Inbox name', 'Inbox type', 'No. of conversations', ...times],
    titlesOf(account, { id, name }) {
      const channel = account.inboxes.get(id)?.channel;
      return [name, channel ? channelNames[channel] : ''];
    },
  }),
  'download-labels-report': toHandler({
    by: 'label',
    file: 'labels_report',
    headings: ['Label', 'No. of conversations', ...times, 'Avg reply time', 'Resolution Count'],
    titlesOf: nameOf,
  }),
  'download-teams-report': toHandler({
    by: 'team',
    file: 'teams_report',
    headings: ['Team name', 'Conversations count', ...times, 'Avg customer waiting time', 'Resolution Count'],
    titlesOf: nameOf,
  }),

  'download-conversation-traffic-report'({ tables, request, now }) {
    const { timezone_offset: offset, days_before } = request.query;
    if (offset === undefined) throw createServerError();
    const found = findStandardZone(toFloat(offset));
    const dayCount = isBlank(days_before) ? defaultDayCount : toIntegerOrZero(days_before);
    const { days, hours } = countTraffic(getAccount(tables, request), now, dayCount, found?.zone ?? utc);
    const lines = hours.map(({ hour, counts }) => [`${String(hour).padStart(2, '0')}:00`, ...counts]);
    const heading = ['Timezone', found?.title ?? ''];
    return toFile('conversation_traffic_reports', [heading, [], [], ['Start of the hour', ...days], ...lines]);
  },
} satisfies Partial<ChatwootHandlers>;

/** Days of traffic if the request does not set `days_before`. */
const defaultDayCount = 6;

function toFile(name: string, rows: (readonly (string | number | undefined)[])[]): CustomReply {
  const headers = { 'content-disposition': `attachment; filename=${name}.csv` };
  return new CustomReply(toCsv(rows), { type: 'text/csv', headers });
}

/** Formats the UTC date of an instant as Ruby's Date#to_s does: no plus sign after year 9999, a minus before year 0. */
function toDate(at: number): string {
  const [year = '', rest = ''] = /^([+-]?\d+)(-\d+-\d+)/.exec(new Date(at).toISOString())?.slice(1) ?? [];
  const digits = String(Math.abs(Number(year))).padStart(4, '0');
  return `${Number(year) < 0 ? '-' : ''}${digits}${rest}`;
}
