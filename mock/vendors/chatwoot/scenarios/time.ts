import type { Scenario } from '../../../vendor-interface/scenario.ts';
import { opened, series, within } from './phrases.ts';

const sixOf = ['00', '04', '08', '12', '16', '20'].map((hour, index) => opened(index + 1, `2024-01-15T${hour}:00:00Z`));
const threeDays = within('2024-01-14T00:00:00Z', '2024-01-17T00:00:00Z');

export const timeScenarios: Scenario[] = [
  {
    name: 'fixed-offset',
    vendor: 'chatwoot',
    title: 'timezone_offset moves six conversations of one day to other days.',
    description:
      'In winter, an offset selects the expected time zone. It shifts the day boundaries and their timestamps; the total stays the same.',
    now: '2024-02-01T12:00:00Z',
    events: sixOf,
    expectations: [
      series('in UTC, all six belong to the 15th', 'conversations_count', `${threeDays}&timezone_offset=0`, [
        { value: '0', timestamp: 1705190400 },
        { value: '6', timestamp: 1705276800 },
        { value: '0', timestamp: 1705363200 },
      ]),
      series('eight hours west, two belong to the 14th', 'conversations_count', `${threeDays}&timezone_offset=-8`, [
        { value: '0', timestamp: 1705132800 },
        { value: '2', timestamp: 1705219200 },
        { value: '4', timestamp: 1705305600 },
        { value: '0', timestamp: 1705392000 },
      ]),
      series('nine hours east, two belong to the 16th', 'conversations_count', `${threeDays}&timezone_offset=9`, [
        { value: '0', timestamp: 1705158000 },
        { value: '4', timestamp: 1705244400 },
        { value: '2', timestamp: 1705330800 },
        { value: '0', timestamp: 1705417200 },
      ]),
    ],
  },
  {
    name: 'offset-quirk-summer',
    vendor: 'chatwoot',
    title: 'In summer, the offset -8 selects Alaska, and figures of past days change.',
    description:
      'Servers use the first Rails time zone that has the offset now. In July, that is Alaska for -8 and the Azores for 0. The days of January then start at the winter offsets of these zones.',
    now: '2024-07-15T12:00:00Z',
    profile: 'observed',
    events: sixOf,
    expectations: [
      series(
        'with Alaska (UTC-9 in January), three and three',
        'conversations_count',
        `${threeDays}&timezone_offset=-8`,
        [
          { value: 0, timestamp: 1705136400 },
          { value: 3, timestamp: 1705222800 },
          { value: 3, timestamp: 1705309200 },
          { value: 0, timestamp: 1705395600 },
        ],
      ),
      series(
        'with the Azores (UTC-1 in January), one and five',
        'conversations_count',
        `${threeDays}&timezone_offset=0`,
        [
          { value: 0, timestamp: 1705107600 },
          { value: 1, timestamp: 1705194000 },
          { value: 5, timestamp: 1705280400 },
          { value: 0, timestamp: 1705366800 },
        ],
      ),
    ],
  },
  {
    name: 'offset-quirk-winter',
    vendor: 'chatwoot',
    title: 'In winter, the offset -8 selects Pacific time, as expected.',
    description:
      'The window, the parameters and the server are the same as in offset-quirk-summer; only the date of the request differs.',
    now: '2024-02-01T12:00:00Z',
    profile: 'observed',
    events: sixOf,
    expectations: [
      series('with Pacific time, two and four', 'conversations_count', `${threeDays}&timezone_offset=-8`, [
        { value: 0, timestamp: 1705132800 },
        { value: 2, timestamp: 1705219200 },
        { value: 4, timestamp: 1705305600 },
        { value: 0, timestamp: 1705392000 },
      ]),
    ],
  },
  {
    name: 'daylight-saving-day',
    vendor: 'chatwoot',
    title: 'The day on which clocks go back has 25 hours, and a conversation in its last hour counts for it.',
    description:
      'On 2024-11-03, Pacific time changes from UTC-7 to UTC-8. Two days later, the offset -8 selects Pacific time with its daylight saving time.',
    now: '2024-11-05T12:00:00Z',
    profile: 'observed',
    events: [opened(1, '2024-11-03T07:30:00Z'), opened(2, '2024-11-04T07:30:00Z')],
    expectations: [
      series(
        'both belong to the 3rd, which has 90,000 seconds',
        'conversations_count',
        `${within('2024-11-03T07:00:00Z', '2024-11-05T08:00:00Z')}&timezone_offset=-8`,
        [
          { value: 2, timestamp: 1730617200 },
          { value: 0, timestamp: 1730707200 },
        ],
      ),
    ],
  },
  {
    name: 'midnight-boundary',
    vendor: 'chatwoot',
    title: 'A conversation created at midnight belongs to the day that starts, and the end of a window is excluded.',
    description:
      'Windows are half-open. One conversation is created in the last second of a day, one at midnight, one at the end of the window.',
    now: '2026-01-30T12:00:00Z',
    events: [opened(1, '2026-01-27T23:59:59Z'), opened(2, '2026-01-28T00:00:00Z'), opened(3, '2026-01-29T00:00:00Z')],
    expectations: [
      series(
        'one on each day; the third is outside the window',
        'conversations_count',
        within('2026-01-27T00:00:00Z', '2026-01-29T00:00:00Z'),
        [
          { value: '1', timestamp: 1769472000 },
          { value: '1', timestamp: 1769558400 },
        ],
      ),
    ],
  },
];
