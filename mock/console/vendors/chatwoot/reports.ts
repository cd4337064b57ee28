import type { BarChartData, Unit } from '../../charts/chart-data.ts';
import { type Control, defineReport, type ReportDefinition, type ReportParameters } from '../report.ts';
import { nameChannel } from './channel-names.ts';

const metrics = {
  conversations_count: ['Conversations', 'count'],
  incoming_messages_count: ['Messages received', 'count'],
  outgoing_messages_count: ['Messages sent', 'count'],
  resolutions_count: ['Resolutions', 'count'],
  avg_first_response_time: ['First response time', 'seconds'],
  avg_resolution_time: ['Resolution time', 'seconds'],
  reply_time: ['Waiting time', 'seconds'],
} as const satisfies Record<string, readonly [label: string, unit: Unit]>;

const metric: Control = {
  name: 'metric',
  label: 'Metric',
  options: Object.entries(metrics).map(([value, [label]]) => [value, label] as const),
};

const grouping: Control = {
  name: 'group_by',
  label: 'Group by',
  options: ['day', 'week', 'month', 'hour'].map((each) => [each, each] as const),
};

const offset: Control = {
  name: 'timezone_offset',
  label: 'UTC offset',
  options: ['0', '-8', '-5', '1', '2', '5.5', '9'].map((each) => [each, `${Number(each) < 0 ? '' : '+'}${each} h`]),
};

const dimension: Control = {
  name: 'group_by',
  label: 'By',
  options: ['agent', 'team', 'inbox', 'label'].map((each) => [each, each] as const),
};

function toPath(
  { account, since, until }: ReportParameters,
  report: string,
  query: Record<string, string> = {},
): string {
  const window = { since: String(Math.floor(since / 1000)), until: String(Math.floor(until / 1000)) };
  return `/api/v2/accounts/${account}/${report}?${new URLSearchParams({ ...query, ...window })}`;
}

const statuses = ['open', 'resolved', 'pending', 'snoozed'] as const;

type ByChannel = Record<string, Record<string, number>>;

/** One stacked bar for each channel, with one segment for each member of its row. */
function stackByChannel(body: ByChannel, members: readonly string[]): BarChartData {
  const channels = Object.keys(body);
  return {
    kind: 'bars',
    unit: 'count',
    isStacked: true,
    isSideways: true,
    labels: channels.map(nameChannel),
    series: members.map((member) => ({
      label: member,
      values: channels.map((channel) => body[channel]?.[member] ?? 0),
      pointers: channels.map((channel) => `/${channel}/${member}`),
    })),
  };
}

/** The label of a bucket: its start in the UTC offset of the request. */
function labelBucket(timestamp: number, { values }: ReportParameters): string {
  const shifted = new Date((timestamp + Number(values.timezone_offset ?? 0) * 3600) * 1000).toISOString();
  if (values.group_by === 'month') return shifted.slice(0, 7);
  return values.group_by === 'hour' ? shifted.slice(5, 16).replace('T', ' ') : shifted.slice(5, 10);
}

type Summary = Record<keyof typeof metrics, number | string> & {
  previous: Record<keyof typeof metrics, number | string>;
};

/** Chatwoot's reports, as Chatwoot's own pages chart them. */
export const chatwootReports: readonly ReportDefinition[] = [
  defineReport<{ value: string; timestamp: number }[]>({
    id: 'time-series',
    vendor: 'chatwoot',
    title: 'Time series',
    note: 'One metric over time. A UTC offset shifts day boundaries; totals stay the same.',
    isWide: true,
    controls: [metric, grouping, offset],
    path: (choice) => toPath(choice, 'reports', { type: 'account', ...choice.values }),
    read(body, choice) {
      const [label, unit] = metrics[choice.values.metric as keyof typeof metrics];
      return {
        kind: 'bars',
        unit,
        labels: body.map(({ timestamp }) => labelBucket(timestamp, choice)),
        series: [
          {
            label,
            values: body.map(({ value }) => Number(value)),
            pointers: body.map((_, index) => `/${index}/value`),
          },
        ],
      };
    },
  }),
  defineReport<Summary>({
    id: 'summary',
    vendor: 'chatwoot',
    title: 'Summary',
    note: 'This period compared with the previous one.',
    isWide: true,
    controls: [],
    path: (choice) => toPath(choice, 'reports/summary', { type: 'account' }),
    read: (body) => ({
      kind: 'tiles',
      tiles: Object.entries(metrics).flatMap(([name, [label, unit]]) => {
        const value = body[name as keyof typeof metrics];
        if (value === undefined) return [];
        const previous = Number(body.previous[name as keyof typeof metrics]);
        return [{ label, unit, value: Number(value), previous, pointer: `/${name}` }];
      }),
    }),
  }),
  defineReport<Record<'open' | 'unattended' | 'unassigned', number>>({
    id: 'now',
    vendor: 'chatwoot',
    title: 'Right now',
    note: 'Open conversations, and how many of them are unattended (no agent reply yet) or unassigned.',
    isWide: true,
    controls: [],
    path: ({ account }) => `/api/v2/accounts/${account}/reports/conversations?type=account`,
    read: (body) => ({
      kind: 'tiles',
      tiles: Object.entries(body).map(([name, value]) => ({
        label: name.charAt(0).toUpperCase() + name.slice(1),
        value,
        unit: 'count',
        pointer: `/${name}`,
      })),
    }),
  }),
  defineReport<ByChannel>({
    id: 'channels',
    vendor: 'chatwoot',
    title: 'Conversations by channel',
    note: 'Conversations created in this period, by current status.',
    controls: [],
    path: (choice) => toPath(choice, 'summary_reports/channel'),
    read: (body) => stackByChannel(body, statuses),
  }),
  defineReport<ByChannel>({
    id: 'first-response',
    vendor: 'chatwoot',
    title: 'First response time',
    note: 'Conversations by time to first response.',
    controls: [],
    path: (choice) => toPath(choice, 'reports/first_response_time_distribution'),
    read: (body) => stackByChannel(body, Object.keys(Object.values(body)[0] ?? {})),
  }),
  defineReport<{ id: number; name: string; outgoing_messages_count: number }[]>({
    id: 'outgoing',
    vendor: 'chatwoot',
    title: 'Messages sent',
    note: 'Outgoing messages by agent, team, inbox or label.',
    controls: [dimension],
    path: (choice) => toPath(choice, 'reports/outgoing_messages_count', choice.values),
    read(body) {
      const ranked = body
        .map((row, index) => ({ ...row, index }))
        .sort((a, b) => b.outgoing_messages_count - a.outgoing_messages_count);
      return {
        kind: 'bars',
        unit: 'count',
        isSideways: true,
        labels: ranked.map(({ name }) => name),
        series: [
          {
            label: 'Messages sent',
            values: ranked.map((row) => row.outgoing_messages_count),
            pointers: ranked.map(({ index }) => `/${index}/outgoing_messages_count`),
          },
        ],
      };
    },
  }),
  defineReport<{ inboxes: { name: string }[]; labels: { title: string }[]; matrix: number[][] }>({
    id: 'matrix',
    vendor: 'chatwoot',
    title: 'Inboxes and labels',
    note: 'Conversations by inbox and label.',
    isWide: true,
    controls: [],
    path: (choice) => toPath(choice, 'reports/inbox_label_matrix'),
    read: ({ inboxes, labels, matrix }) => ({
      kind: 'heat',
      unit: 'count',
      rows: inboxes.map(({ name }) => name),
      columns: labels.map(({ title }) => title),
      values: matrix,
      pointers: matrix.map((cells, row) => cells.map((_, column) => `/matrix/${row}/${column}`)),
    }),
  }),
];
