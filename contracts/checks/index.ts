import type { FindingDraft } from '../finding.ts';
import { auth } from './auth.ts';
import { type Check, isAbsent, type Subject } from './check.ts';
import { contentType } from './content-type.ts';
import { schema } from './schema.ts';
import { status } from './status.ts';

/** Checks of a single answer, in the order in which they are asked. */
export const checks: readonly Check[] = [auth, status, contentType, schema];

/**
 * What is wrong with an answer. The first check that objects ends it: a body that came with the wrong status, or is
 * HTML, has nothing to do with the documented schema, and one cause should be one finding.
 */
export function judgeAnswer(subject: Subject): FindingDraft[] {
  if (isAbsent(subject.operation, subject.exchange)) return [];
  for (const check of checks) {
    const drafts = check.judge(subject);
    if (drafts.length > 0) return drafts.map((draft) => weigh(draft, subject));
  }
  return [];
}

/**
 * What is wrong with an answer to bad input is an observation where nobody promised that answer; that a server fails over
 * it is worth a warning.
 */
function weigh(draft: FindingDraft, { contract, operation, expect, exchange }: Subject): FindingDraft {
  if (expect.kind !== 'refusal' || !expect.inferred) return draft;
  const isWritten = String(exchange.status) in (contract.findPublished(operation.id)?.responses ?? {});
  if (draft.check !== 'status' && isWritten) return draft;
  return { ...draft, severity: exchange.status >= 500 ? 'warning' : 'observation' };
}
