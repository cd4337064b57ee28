import type { Verdict } from '../../verdict.ts';
import { html, type Markup } from './markup.ts';

/** What the page shows of a case, a check or a finding: verdicts, a pass with warnings, and what was never asked. */
export type Mark = Verdict | 'warning' | 'observation' | 'unasked';

/** Each has a sign and a word of its own: colour alone tells nothing to many. */
export const marks: Record<Mark, { sign: string; word: string; meaning: string }> = {
  violation: {
    sign: '✗',
    word: 'violation',
    meaning: 'The documented contract is broken, or two figures contradict each other.',
  },
  warning: { sign: '!', word: 'warning', meaning: 'Beyond the letter of the contract; fails only under strict rules.' },
  inconclusive: { sign: '?', word: 'inconclusive', meaning: 'The data moved, or no answer came.' },
  'known-deviation': {
    sign: '≈',
    word: 'known deviation',
    meaning: 'Broken in a way that is known of real servers, with evidence.',
  },
  observation: {
    sign: '○',
    word: 'observation',
    meaning: 'Bad input was answered in a way that no document forbids. Fails nothing.',
  },
  vacuous: { sign: '∅', word: 'vacuous', meaning: 'Nothing was wrong because there was nothing to be wrong.' },
  pass: { sign: '✓', word: 'pass', meaning: 'Asked, answered, right.' },
  skipped: { sign: '–', word: 'skipped', meaning: 'Not asked, with the reason.' },
  unasked: { sign: '·', word: 'nothing to ask', meaning: 'No case of this operation is about it.' },
};

/** Worst first. What was skipped says less than anything that was asked. */
export const byWeight = Object.keys(marks) as Mark[];

export function worstOf(some: readonly Mark[]): Mark {
  return byWeight.find((mark) => some.includes(mark)) ?? 'unasked';
}

/** A sign and its word in its colours. */
export function toBadge(mark: Mark, text: string = marks[mark].word): Markup {
  return html`<span class="badge v-${mark}"><span aria-hidden="true">${marks[mark].sign}</span> ${text}</span>`;
}
