import type { FindingDraft } from '../finding.ts';
import { auth } from './auth.ts';
import type { Check, Subject } from './check.ts';
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
  // An edition without the route answers everything with 404, in whatever form its web server likes.
  const isAbsent = (subject.operation.behaviour.absentIn ?? []).length > 0 && subject.exchange.status === 404;
  if (isAbsent) return [];
  for (const check of checks) {
    const drafts = check.judge(subject);
    if (drafts.length > 0) return drafts;
  }
  return [];
}
