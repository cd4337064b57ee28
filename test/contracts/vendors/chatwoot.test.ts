import { describe, expect, test } from 'vitest';
import { judge } from './judge.ts';

// Relations of Chatwoot that use no general builder: results that pass, have findings, or are unreadable.

describe('The matrix of inboxes and labels', () => {
  const matrix = {
    inboxes: [{ id: 7 }, { id: 8 }],
    labels: [{ id: 1 }, { id: 2 }],
    matrix: [
      [3, '4'],
      [5, null],
    ],
  };
  const rows = (...counts: [id: number, count: number][]) =>
    counts.map(([id, conversations_count]) => ({ id, conversations_count }));
  const columns = (body: unknown, labels: unknown) => judge('chatwoot', 'matrix-columns-are-labels', body, labels);
  const cells = (body: unknown, inboxes: unknown) => judge('chatwoot', 'matrix-rows-within-inboxes', body, inboxes);

  test('has columns that sum to the conversations of the labels', () => {
    expect(columns(matrix, rows([1, 8], [2, 4]))).toEqual({ problems: [], compared: 2 });
    expect(columns(matrix, rows([1, 8], [2, 5]))).toMatchObject({
      problems: [
        { pointer: '/2', message: 'Expected 5 (the conversations of the label) for 2. Got 4 (the sum of the column).' },
      ],
    });
  });

  test('has no cell that is larger than its inbox', () => {
    expect(cells(matrix, rows([7, 4], [8, 6]))).toEqual({ problems: [], compared: 2 });
    expect(cells(matrix, rows([7, 3], [8, 5]))).toMatchObject({
      problems: [
        {
          pointer: '/7',
          message: 'Expected at most 3 (the conversations of the inbox) for 7. Got 4 (the largest cell).',
        },
      ],
    });
    // An inbox without a row has no conversations.
    expect(cells({ ...matrix, matrix: [[3, 4]] }, rows([7, 4]))).toEqual({ problems: [], compared: 1 });
  });

  test.each<[body: unknown]>([
    [{}],
    [{ ...matrix, labels: 1 }],
    [{ ...matrix, matrix: 1 }],
    [{ ...matrix, matrix: [1] }],
    [{ ...matrix, matrix: [[3, 4], 1] }],
  ])('is unreadable as %j', (body) => {
    expect(columns(body, rows([1, 8]))).toHaveProperty('unreadable');
  });
});

describe('The channels', () => {
  const of = (inWindow: unknown, ever: unknown) => judge('chatwoot', 'channels-within-all-time', inWindow, ever);
  const total = (figure: unknown) => ({ 'Channel::Api': { total: figure } });

  test('have no more conversations in a window than over all time', () => {
    expect(of(total(3), total('4'))).toEqual({ problems: [], compared: 1 });
    expect(of(total(5), total(4))).toMatchObject({ problems: [{ expected: 4, actual: 5 }] });
    expect(of(total('x'), total(4))).toEqual({ problems: [], compared: 1 });
  });

  test('are unreadable if the report without a window is empty or not a map', () => {
    expect(of(total(3), {})).toEqual({ unreadable: 'get-channel-summary-report lacks conversations of all time' });
    expect(of([], total(1))).toEqual({ unreadable: 'get-channel-summary-report lacks conversations in the window' });
  });
});

describe('previous in the summary', () => {
  const of = (summary: unknown, before: unknown) => judge('chatwoot', 'previous-is-the-window-before', summary, before);

  test('is the summary of the preceding window; a null average counts as 0', () => {
    const previous = { conversations_count: 3, avg_first_response_time: null, note: 'text' };
    expect(of({ previous }, { conversations_count: '3', avg_first_response_time: 0 })).toEqual({
      problems: [],
      compared: 1,
    });
    expect(of({ previous }, { conversations_count: 4, avg_first_response_time: '1.5' })).toMatchObject({
      problems: [{ pointer: '/conversations_count' }, { pointer: '/avg_first_response_time', actual: 0 }],
    });
  });

  test('is unreadable if it is not an object', () => {
    expect(of({}, {})).toEqual({ unreadable: 'list-all-conversation-statistics-summary lacks previous' });
    expect(of({ previous: {} }, [])).toEqual({
      unreadable: 'list-all-conversation-statistics-summary lacks the preceding window',
    });
  });
});
