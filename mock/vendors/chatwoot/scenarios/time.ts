import type { Scenario } from '../../../scenario.ts';
import { opened, series, within } from './phrases.ts';

const sixOf = ['00', '04', '08', '12', '16', '20'].map((hour, index) => opened(index + 1, `2024-01-15T${hour}:00:00Z`));
const threeDays = within('2024-01-14T00:00:00Z', '2024-01-17T00:00:00Z');

export const timeScenarios: Scenario[] = [
  {
    name: 'fixed-offset',
    vendor: 'chatwoot',
    title: 'Six conversations of one day move between days with timezone_offset.',
    story:
      'Asked in winter, an offset means the zone that one expects: it moves where days begin, and the timestamps with them; the total stays what it is.',
    now: '2024-02-01T12:00:00Z',
    events: sixOf,
    expectations: [
      series('by UTC all six are of the 15th', 'conversations_count', `${threeDays}&timezone_offset=0`, [
        { value: '0', timestamp: 1705190400 },
        { value: '6', timestamp: 1705276800 },
        { value: '0', timestamp: 1705363200 },
      ]),
      series('eight hours west, two are still of the 14th', 'conversations_count', `${threeDays}&timezone_offset=-8`, [
        { value: '0', timestamp: 1705132800 },
        { value: '2', timestamp: 1705219200 },
        { value: '4', timestamp: 1705305600 },
        { value: '0', timestamp: 1705392000 },
      ]),
      series('nine hours east, two are of the 16th already', 'conversations_count', `${threeDays}&timezone_offset=9`, [
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
    title: 'Asked in summer, the offset -8 means Alaska, and the past changes.',
    story:
      'Servers look for the first Rails zone that has the offset now. In July that is Alaska for -8 and the Azores for 0, whose own winter offsets then cut January.',
    now: '2024-07-15T12:00:00Z',
    profile: 'observed',
    events: sixOf,
    expectations: [
      series(
        'Alaska is nine hours west in January: three and three',
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
        'the Azores are one hour west in January: one and five',
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
    title: 'Asked in winter, the offset -8 means Pacific time, as one would expect.',
    story:
      'The same window, the same parameters and the same server as in offset-quirk-summer: only the season of asking differs.',
    now: '2024-02-01T12:00:00Z',
    profile: 'observed',
    events: sixOf,
    expectations: [
      series('two and four', 'conversations_count', `${threeDays}&timezone_offset=-8`, [
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
    title: 'The day on which clocks go back has 25 hours, and what happens in the last of them still counts for it.',
    story:
      'On 2024-11-03 Pacific time goes from -7 to -8. Asked two days later, -8 means Pacific time, daylight saving included.',
    now: '2024-11-05T12:00:00Z',
    profile: 'observed',
    events: [opened(1, '2024-11-03T07:30:00Z'), opened(2, '2024-11-04T07:30:00Z')],
    expectations: [
      series(
        'both are of the 3rd, which is 90,000 seconds long',
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
    title: 'What happens at midnight is of the day that begins, and the end of a window is not in it.',
    story:
      'Windows are half-open. One conversation in the last second of a day, one at midnight, one at the end of the window.',
    now: '2026-01-30T12:00:00Z',
    events: [opened(1, '2026-01-27T23:59:59Z'), opened(2, '2026-01-28T00:00:00Z'), opened(3, '2026-01-29T00:00:00Z')],
    expectations: [
      series(
        'one each day, and the third is outside',
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
