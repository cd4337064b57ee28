import type { Verdict } from '../../results/verdict.ts';
import { html, type Markup } from './markup.ts';

/** A mark of a case, a check or a finding: a verdict, a pass with warnings or observations, or no case at all. */
export type Mark = Verdict | 'warning' | 'observation' | 'unasked';

/** Each mark has its own sign and word, because not every reader can distinguish colours. */
export const marks: Record<Mark, { sign: string; word: string; meaning: string }> = {
  violation: {
    sign: '✗',
    word: 'violation',
    meaning: 'The documented contract is broken, or two figures contradict each other.',
  },
  warning: {
    sign: '!',
    word: 'warning',
    meaning: 'Not forbidden by the published contract. Fails the check only under strict rules.',
  },
  inconclusive: {
    sign: '?',
    word: 'inconclusive',
    meaning: 'Could not be judged: no response came, or the data changed during the check.',
  },
  'known-deviation': {
    sign: '≈',
    word: 'known deviation',
    meaning: 'The contract is broken in a way that the ledger documents for real servers.',
  },
  observation: {
    sign: '○',
    word: 'observation',
    meaning: 'A response to bad input that no document forbids. Does not fail the check.',
  },
  vacuous: { sign: '∅', word: 'vacuous', meaning: 'Proves nothing: the response held no data to judge.' },
  pass: { sign: '✓', word: 'pass', meaning: 'The response keeps the contract.' },
  skipped: { sign: '–', word: 'skipped', meaning: 'No request was sent. The report gives the reason.' },
  unasked: { sign: '·', word: 'no case', meaning: 'No case of this operation uses this check.' },
};

/** All marks, the worst first. A skipped case ranks below every case that ran. */
export const marksBySeverity = Object.keys(marks) as Mark[];

export function worstOf(some: readonly Mark[]): Mark {
  return marksBySeverity.find((mark) => some.includes(mark)) ?? 'unasked';
}

/** A mark's sign with a text, coloured. */
export function toBadge(mark: Mark, text: string = marks[mark].word): Markup {
  return html`<span class="badge v-${mark}"><span aria-hidden="true">${marks[mark].sign}</span> ${text}</span>`;
}
