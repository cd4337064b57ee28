import type { FindingDraft } from '../results/finding.ts';
import { auth } from './auth.ts';
import { type Check, isAbsent, type Subject } from './check.ts';
import { contentType } from './content-type.ts';
import { headers } from './headers.ts';
import { schema } from './schema.ts';
import { status } from './status.ts';

/** Checks of a single response, in the order in which they run. */
export const checks: readonly Check[] = [auth, status, contentType, headers, schema];

/** Checks of the content of a response, which run only if the response is the expected kind. */
const contentChecks: readonly Check[] = [headers, schema];
const kindChecks = checks.filter((check) => !contentChecks.includes(check));

/**
 * Judges a response. The first check of its kind that finds something ends the judgement: a body with the wrong status, or
 * an HTML page, is unrelated to the documented schema, and one cause should give one finding.
 */
export function judgeAnswer(subject: Subject): FindingDraft[] {
  if (isAbsent(subject.operation, subject.exchange)) return [];
  for (const check of kindChecks) {
    const drafts = check.judge(subject);
    if (drafts.length > 0) return drafts.map((draft) => weigh(draft, subject));
  }
  return judgeContent(subject).map((draft) => weigh(draft, subject));
}

/** Judges the headers and the body of a response of the expected kind. */
export function judgeContent(subject: Subject): FindingDraft[] {
  return contentChecks.flatMap((check) => check.judge(subject));
}

/**
 * Lowers the severity of a finding about bad input to an observation if no document describes the response to it. A
 * server error is a warning.
 */
function weigh(draft: FindingDraft, { contract, operation, expect, exchange }: Subject): FindingDraft {
  if (expect.kind !== 'refusal' || !expect.inferred) return draft;
  const isDocumented = String(exchange.status) in (contract.findPublished(operation.id)?.responses ?? {});
  if (draft.check !== 'status' && isDocumented) return draft;
  return { ...draft, severity: exchange.status >= 500 ? 'warning' : 'observation' };
}
