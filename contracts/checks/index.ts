import type { FindingDraft } from '../finding.ts';
import { auth } from './auth.ts';
import { type Check, isAbsent, type Subject } from './check.ts';
import { contentType } from './content-type.ts';
import { headers } from './headers.ts';
import { schema } from './schema.ts';
import { status } from './status.ts';

/** Checks of a single answer, in the order in which they are asked. */
export const checks: readonly Check[] = [auth, status, contentType, headers, schema];

/** Checks that are asked of an answer that is the documented one. */
const ofContent: readonly Check[] = [headers, schema];
const ofKind = checks.filter((check) => !ofContent.includes(check));

/**
 * What is wrong with an answer. The first check that objects to what kind of answer it is ends it: a body that came with
 * the wrong status, or is HTML, has nothing to do with the documented schema, and one cause should be one finding.
 */
export function judgeAnswer(subject: Subject): FindingDraft[] {
  if (isAbsent(subject.operation, subject.exchange)) return [];
  for (const check of ofKind) {
    const drafts = check.judge(subject);
    if (drafts.length > 0) return drafts.map((draft) => weigh(draft, subject));
  }
  return judgeContent(subject).map((draft) => weigh(draft, subject));
}

/** What is wrong with the headers and the body of an answer that is the documented one. */
export function judgeContent(subject: Subject): FindingDraft[] {
  return ofContent.flatMap((check) => check.judge(subject));
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
