import type { Operation } from '../../specs/operations.ts';
import { hideKeys } from '../exchanges/echo.ts';
import type { Exchange } from '../exchanges/exchange.ts';
import type { Expectation } from '../plan/case.ts';
import { type Finding, type FindingDraft, toFindings } from '../results/finding.ts';
import { type Outcome, toVerdict } from '../results/verdict.ts';
import { PluginFailure } from './plugin-failure.ts';
import type { Rule, RuleAnswer, RuleProblem } from './rule.ts';

/** The check that findings of rules belong to. */
export const ruleCheck = { id: 'rule', statement: 'The response satisfies the rules of the plugins.' };

/** One response that rules judge. */
export interface RuleSubject {
  operation: Operation;
  exchange: Exchange;
  expect: Pick<Expectation, 'kind'>;
  caseId: string;
  /** Names of documented properties. If a response echoes a secret, only these keys are shown. */
  names: ReadonlySet<string>;
}

/**
 * Adds the findings of rules to an outcome. Rules also judge responses with other findings, since ledgers do not cover
 * rules. If a rule throws, the other rules still judge, and the case is inconclusive.
 */
export function withRules(
  outcome: Outcome,
  rules: readonly Rule[] | undefined,
  subjects: readonly RuleSubject[],
): Outcome {
  if (!rules || rules.length === 0) return outcome;
  const judged = subjects.map((subject) => judge(rules, subject));
  const findings = judged.flatMap((each) => each.findings);
  const failure = judged.find((each) => each.failure !== undefined)?.failure;
  const all = [...outcome.findings, ...mergeFindings(findings)];
  // A rule did not judge, so the case is inconclusive, even if all other findings are in a baseline.
  if (failure !== undefined) return { ...outcome, verdict: 'inconclusive', reason: failure, findings: all };
  const isOpen = outcome.verdict === 'inconclusive';
  return { ...outcome, verdict: isOpen ? outcome.verdict : toVerdict(all, outcome.verdict), findings: all };
}

function judge(rules: readonly Rule[], subject: RuleSubject): { findings: Finding[]; failure?: string } {
  const { operation, exchange, caseId, names } = subject;
  const drafts: FindingDraft[] = [];
  let failure: string | undefined;
  for (const rule of rules) {
    if (rule.operations && !rule.operations.includes(operation.id)) continue;
    try {
      for (const each of rule.judge(toAnswer(subject))) drafts.push(toDraft(rule, each, subject));
    } catch (error) {
      if (!(error instanceof PluginFailure)) throw error;
      failure ??= error.message;
    }
  }
  return { findings: toFindings(drafts, { operation: operation.id, caseId, curl: exchange.curl }, names), failure };
}

/** Merges findings of several responses by fingerprint. */
function mergeFindings(findings: readonly Finding[]): Finding[] {
  const byFingerprint = new Map<string, Finding>();
  for (const finding of findings) {
    const known = byFingerprint.get(finding.fingerprint);
    byFingerprint.set(
      finding.fingerprint,
      known ? { ...known, occurrences: known.occurrences + finding.occurrences } : finding,
    );
  }
  return [...byFingerprint.values()];
}

function toAnswer({ operation, exchange, expect }: RuleSubject): RuleAnswer {
  const { status, headers, body, durationMs } = exchange;
  return {
    ...{ operation: operation.id, method: operation.method.toUpperCase(), expected: expect.kind, status, durationMs },
    headers: { ...headers },
    body: body.kind === 'json' ? body.value : undefined,
  };
}

function toDraft(
  { id, statement, severity = 'violation' }: Rule,
  { pointer, message, expected, actual, cause }: RuleProblem,
  { exchange, names }: RuleSubject,
): FindingDraft {
  const shownMessage = exchange.isEchoing ? 'The response echoes a secret, so its content is not shown.' : message;
  return {
    check: ruleCheck.id,
    pointer: exchange.isEchoing ? hideKeys(pointer, names) : pointer,
    keyword: id,
    message: `${statement} ${shownMessage}`,
    expected: expected ?? null,
    actual: exchange.isEchoing ? null : (actual ?? null),
    ...(cause !== undefined && !exchange.isEchoing && { cause }),
    severity,
  };
}
