import { hour, second } from '../../../time/zone.ts';
import { Answer } from '../../../vendor.ts';
import { getAccount } from '../access.ts';
import { toCsv, toReadable } from '../csv.ts';
import type { ChannelType } from '../events.ts';
import type { ChatwootHandler } from '../handler.ts';
import { toOffset } from '../rails-zones.ts';
import { type GroupSummary, summarizeGroups } from '../reports/group-summary.ts';
import type { GroupBy } from '../reports/groupings.ts';
import { countTraffic } from '../reports/traffic.ts';
import type { Account } from '../tables.ts';
import { toWindow } from '../window.ts';

/** How servers name a channel to people. */
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
  /** What stands before the figures of a line. */
  titlesOf(account: Account, summary: GroupSummary): string[];
}

const times = ['Avg first response time', 'Avg resolution time'] as const;
const nameOf: Download['titlesOf'] = (_, { name }) => [name];

/** The summary of each kind of group as a file. Servers word the headings of each file apart. */
const downloads: Record<string, Download> = {
  'download-agents-report': {
    by: 'agent',
    file: 'agents_report',
    headings: ['Agent name', 'Assigned conversations', ...times, 'Avg customer waiting time', 'Resolution Count'],
    titlesOf: nameOf,
  },
  'download-inboxes-report': {
    by: 'inbox',
    file: 'inboxes_report',
    // Two headings fewer than a line has figures: so it is on real servers.
    headings: ['Inbox name', 'Inbox type', 'No. of conversations', ...times],
    titlesOf(account, { id, name }) {
      const channel = account.inboxes.get(id)?.channel;
      return [name, channel ? channelNames[channel] : ''];
    },
  },
  'download-labels-report': {
    by: 'label',
    file: 'labels_report',
    headings: ['Label', 'No. of conversations', ...times, 'Avg reply time', 'Resolution Count'],
    titlesOf: nameOf,
  },
  'download-teams-report': {
    by: 'team',
    file: 'teams_report',
    headings: ['Team name', 'Conversations count', ...times, 'Avg customer waiting time', 'Resolution Count'],
    titlesOf: nameOf,
  },
};

const toHandler =
  ({ by, file, headings, titlesOf }: Download): ChatwootHandler =>
  ({ tables, request, values }) => {
    const account = getAccount(tables, request);
    const summaries = summarizeGroups(account, by, toWindow(values), values.business_hours === true);
    const lines = summaries.map((summary) => [
      ...titlesOf(account, summary),
      summary.conversations,
      toReadable(summary.firstResponseTime),
      toReadable(summary.resolutionTime),
      toReadable(summary.replyTime),
      summary.resolutions,
    ]);
    const period = `Reporting period ${toDate(values.since)} to ${toDate(values.until)}`;
    return toFile(file, [[period], [], [], headings, ...lines]);
  };

export const downloadHandlers: Record<string, ChatwootHandler> = {
  ...Object.fromEntries(Object.entries(downloads).map(([operation, download]) => [operation, toHandler(download)])),

  'download-conversation-traffic-report'({ tables, request, values, now, deviates }) {
    const asked = toOffset(request.query.timezone_offset);
    const offset = asked !== 0 && deviates('chatwoot-traffic-is-utc') ? 0 : asked;
    const { days, hours } = countTraffic(getAccount(tables, request), now, Number(values.days_before), offset);
    const lines = hours.map((counts, index) => [`${String(index).padStart(2, '0')}:00`, ...counts]);
    const heading = ['Timezone', `(GMT${toSigned(asked)})`];
    return toFile('conversation_traffic_reports', [heading, [], [], ['Start of the hour', ...days], ...lines]);
  },
};

function toFile(name: string, rows: (readonly (string | number)[])[]): Answer {
  const headers = { 'content-disposition': `attachment; filename=${name}.csv` };
  return new Answer(toCsv(rows), { type: 'text/csv', headers });
}

/** The UTC date of Unix seconds. */
function toDate(seconds: unknown): string {
  return new Date(Number(seconds) * second).toISOString().slice(0, 10);
}

/** Hours as +05:30. */
function toSigned(hours: number): string {
  const clock = new Date(Math.abs(hours) * hour).toISOString().slice(11, 16);
  return `${hours < 0 ? '-' : '+'}${clock}`;
}
