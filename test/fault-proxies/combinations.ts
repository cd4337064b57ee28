import type { MockOptions } from '../../mock/server.ts';
import { profiles } from '../../specs/profiles.ts';
import { type BuiltInVendorName, vendorNames } from '../../specs/vendors.ts';

/** A correct server, and the circumstances of the check. */
export interface Combination {
  /** What is special about it, in a few words. */
  title: string;
  mock: MockOptions;
  /** Default: every vendor. */
  vendor?: BuiltInVendorName;
  /** One conversation and one message are added to what the mock has. */
  hasOneMessage?: boolean;
  /** The time zone of the machine that runs the check. */
  machineZone?: string;
  /** The checked time window. Default: the usual one. */
  since?: string;
  until?: string;
  allowWrites?: boolean;
}

const day = 86_400_000;
const year = 365.25 * day;
const hours = [0, 3.5, 9, 12, 15, 23.5];
const at = (milliseconds: number) => new Date(milliseconds).toISOString();

/** Two dates a month over a year, at several hours. */
const dates = Array.from({ length: 24 }, (_, index) => {
  const date = Math.floor((Date.parse('2025-11-20') + (index * year) / 24) / day) * day;
  return at(date + (hours[index % hours.length] ?? 0) * 3_600_000);
});
/** Clock changes in Europe and America in spring and autumn, with the days before and after. */
const changes = ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2026-03-08T10:00:00Z', '2026-11-01T09:00:00Z'];
const aroundChanges = changes.flatMap((change) => [-1, 0, 1].map((days) => at(Date.parse(change) + days * day)));
const winterAndSummer = ['2026-01-30T15:00:00Z', '2026-07-10T15:00:00Z'];

const versions: Record<BuiltInVendorName, string[]> = {
  chatwoot: ['2.8.1', '4.5.2', '4.6.0', '4.10.0', '4.13.0', '4.15.0'],
  rocketchat: ['3.1.0', '4.8.0', '6.4.0', '6.14.0', '7.0.0', '8.4.0'],
};
const editions = ['enterprise', 'community'] as const;
/** A history with one message has single figures in reports; an empty history has none. */
const sizes = [{ scale: 0 }, { scale: 0, hasOneMessage: true }, { scale: 0.1 }, { scale: 1 }];
const zones = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'Pacific/Honolulu'];
/** Windows that are shorter or longer than servers accept, far in the past, or not over yet. */
const windows = [
  { since: '2026-01-01', until: '2026-01-02' },
  { since: '2026-01-27', until: '2026-01-30' },
  { since: '2025-06-01', until: '2026-01-20' },
  { since: '2024-01-01', until: '2024-12-31' },
  { since: '2025-10-20', until: '2025-11-10' },
  { since: '2026-01-20', until: '2026-02-15' },
];

const small = { scale: 0.1 };
const inBoth = (list: Combination[]): Combination[] =>
  profiles.flatMap((profile) =>
    list.map((each) => ({ ...each, title: `${profile}, ${each.title}`, mock: { ...small, ...each.mock, profile } })),
  );

/** Each value of each dimension alone, in both profiles. */
export const all: Combination[] = inBoth([
  ...[...dates, ...aroundChanges].map((now) => ({ title: `at ${now}`, mock: { now } })),
  ...winterAndSummer.flatMap((now) => [
    ...editions.map((edition) => ({ title: `${edition} at ${now}`, mock: { now, edition } })),
    ...vendorNames.flatMap((vendor) =>
      versions[vendor].map((version) => ({
        title: `${vendor} ${version} at ${now}`,
        mock: { now, versions: { [vendor]: version } },
        vendor,
      })),
    ),
  ]),
  ...sizes.map(({ hasOneMessage, scale }) => ({
    title: `at scale ${scale}${hasOneMessage ? ' with one message' : ''}`,
    mock: { scale },
    hasOneMessage,
  })),
  ...zones.flatMap((zone) =>
    [...winterAndSummer, ...changes.map((change) => at(Date.parse(change) + 2 * day))].map((now) => ({
      title: `in ${zone} at ${now}`,
      mock: { now, timezone: zone },
      machineZone: zone,
    })),
  ),
  ...windows.map((window) => ({ title: `from ${window.since} until ${window.until}`, mock: {}, ...window })),
  ...winterAndSummer.map((now) => ({ title: `with writes at ${now}`, mock: { now }, allowWrites: true })),
]);

const pick = <Value>(values: readonly Value[], index: number): Value => values[index % values.length] as Value;

/**
 * A small set that has each value of each dimension at least once, and each clock change with the days before and after.
 * The dimensions rotate at different rates, so that each round combines other values.
 */
export const few: Combination[] = [
  ...[...dates.filter((_, index) => index % 2 === 0), ...aroundChanges].map((now) => ({ now, window: {} })),
  ...windows.map((window) => ({ now: undefined, window })),
].map(({ now, window }, index) => {
  const profile = pick(profiles, index);
  const round = Math.floor(index / 2);
  const zone = pick(zones, round);
  const isSmall = now === undefined || round % 7 < 4;
  // The largest history takes the most time, so only one of twelve combinations has it.
  const size = round % 12 === 5 ? { scale: 1 } : isSmall ? small : pick(sizes.slice(0, 3), round);
  const { hasOneMessage, scale }: (typeof sizes)[number] = size;
  const edition = index % 7 === 4 ? 'community' : 'enterprise';
  const [chatwoot, rocketchat] = vendorNames.map((vendor) => pick(versions[vendor], 4 + round)) as [string, string];
  const when = now === undefined ? JSON.stringify(window) : `at ${now}`;
  return {
    title: `${profile}, ${when}, ${zone}, ${edition}, ${chatwoot}, ${rocketchat}, scale ${scale}`,
    mock: { profile, scale, edition, timezone: zone, versions: { chatwoot, rocketchat }, ...(now && { now }) },
    machineZone: pick(zones, round + 2),
    hasOneMessage,
    ...window,
  };
});
