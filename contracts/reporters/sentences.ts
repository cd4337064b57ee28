import { evaluateTolerance } from '../options/tolerance.ts';
import type { CheckReport, RateLimitedEvent } from '../results/check-report.ts';
import { exitCodes } from '../results/exit-code.ts';
import type { BaselineReference } from '../results/finding.ts';
import { groupBy } from '../results/group-by.ts';
import { listBaselinedProblems, listOpenProblems, toProblems } from '../results/problems.ts';
import { type Verdict, verdicts } from '../results/verdict.ts';

/** "1 case", "2 cases". */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** How a check ended: passed, failed, or without a clear verdict. */
export type HeadlineOutcome = 'good' | 'bad' | 'unsure';

export interface Headline {
  outcome: HeadlineOutcome;
  /** The verdict in one sentence. */
  text: string;
  /** Counts and reservations, one or more sentences; may be empty. */
  detail: string;
}

/** States the verdict in plain words, with the counts and any reservations. */
export function toHeadline(report: CheckReport): Headline {
  const headline = toVerdict(report);
  return {
    ...headline,
    detail: join(headline.detail, toVacuousSentence(report), toSelectionSentence(report), toCaveatSentence(report)),
  };
}

/** The headline mentions vacuous cases if there are at least so many, and at least this share of the cases that ran. */
const manyVacuous = { minCases: 10, minShare: 0.1 };

/** How many cases were vacuous, if they were many; otherwise undefined. */
export function toVacuousSentence({ summary: { cases, verdicts: counts } }: CheckReport): string | undefined {
  const { vacuous, skipped } = counts;
  if (vacuous < manyVacuous.minCases || vacuous < manyVacuous.minShare * (cases - skipped)) return undefined;
  return `${vacuous} of ${count(cases, 'case')} are vacuous: the server holds too little data to judge them.`;
}

/** "3 inconclusive cases are allowed by --max-inconclusive 5."; undefined if there are none, or too many. */
function toTolerated({ tolerances, summary }: CheckReport): string | undefined {
  const tolerated = evaluateTolerance('maxInconclusive', tolerances, summary.verdicts);
  if (!tolerated || tolerated.count === 0 || tolerated.count > tolerated.allowed) return undefined;
  const { count: number, flag, max } = tolerated;
  return `${count(number, 'inconclusive case')} ${number === 1 ? 'is' : 'are'} allowed by ${flag} ${max}.`;
}

/** Which tolerances the check exceeds; undefined if it exceeds none. */
function toExcess({ tolerances, summary }: CheckReport): string | undefined {
  const nouns = { maxInconclusive: 'inconclusive case', maxVacuous: 'vacuous case' } as const;
  const sentences = (['maxInconclusive', 'maxVacuous'] as const).map((name) => {
    const tolerated = evaluateTolerance(name, tolerances, summary.verdicts);
    if (!tolerated || tolerated.count <= tolerated.allowed) return undefined;
    const { flag, max, allowed, count: number } = tolerated;
    const limit = max.endsWith('%') ? `${allowed} (${flag} ${max})` : `${flag} ${max}`;
    return `Got ${count(number, nouns[name])}, more than ${limit}.`;
  });
  return join(...sentences) || undefined;
}

/** How many planned cases and which checks the selection leaves out; undefined without a selection. */
export function toSelectionSentence({ selection }: CheckReport): string | undefined {
  if (!selection) return undefined;
  const { planned, excluded, only, exclude, checks = [] } = selection;
  const flags = [only ? '--only' : '', exclude ? '--exclude' : ''].filter((flag) => flag !== '').join(' and ');
  const left = `${flags} left out ${excluded} of ${count(planned, 'planned case')}.`;
  return join(left, checks.length > 0 ? `Checks not run: ${checks.join(', ')}.` : '');
}

/** The introduction of the section about bad input. */
export const badInputIntroduction =
  'These observations do not fail the check, because no document says how a server must respond to such requests. Pass --strict-input to make them fail.';

/** A reason not to trust the report; undefined if there is none. */
export function toCaveatSentence({ unverified }: CheckReport): string | undefined {
  const sentence = "The server's TLS certificate was not verified, so another server may have answered in its place.";
  return unverified ? sentence : undefined;
}

function toVerdict(report: CheckReport): Headline {
  const problems = toProblems(report);
  const { failure, exitCode, summary } = report;
  const open = listOpenProblems(problems);
  const broken = open.filter(({ weight }) => weight === 'violation');
  const baselined = listBaselinedProblems(problems);
  const rest = toRest([
    [open.length - broken.length, 'warning'],
    [summary.deviations.filter(({ excused }) => excused).length, 'known deviation'],
    [baselined.length, 'finding in the baseline', 'findings in the baseline'],
  ]);
  if (failure && exitCode !== exitCodes.violations) {
    const text = failure.kind === 'stopped' ? 'The check did not finish.' : 'The server could not be checked.';
    return { outcome: 'unsure', text, detail: failure.message };
  }
  if (broken.length > 0) {
    const text = `The server breaks its contract in ${count(broken.length, 'way')}.`;
    const cases = `${toOutcomes(summary)}.`;
    return { outcome: 'bad', text, detail: join(failure?.message, cases, rest && `Also found: ${rest}.`) };
  }
  if (exitCode === exitCodes.violations) {
    return {
      outcome: 'bad',
      text: 'The server does not pass under strict rules.',
      detail: join(`Found: ${rest}.`, `${toOutcomes(summary)}.`),
    };
  }
  if (exitCode === exitCodes.inconclusive) {
    const isJudged = summary.verdicts.inconclusive === 0 && toExcess(report) !== undefined;
    const text = isJudged ? 'The check judged too little of the contract.' : 'The check is inconclusive.';
    return {
      outcome: 'unsure',
      text,
      detail: summary.cases > 0 ? join(toExcess(report), `${toOutcomes(summary)}.`) : 'No case was planned.',
    };
  }
  const keeps = baselined.every(({ weight }) => weight !== 'violation');
  return {
    outcome: 'good',
    text: keeps
      ? 'The server keeps its contract.'
      : 'The server breaks its contract only in ways that the baseline lists.',
    detail: join(`${toOutcomes(summary)}.`, toTolerated(report), rest && `Also found: ${rest}.`),
  };
}

const outcomes: Record<Verdict, string> = {
  pass: 'passed',
  violation: 'failed',
  'known-deviation': 'with known deviations',
  vacuous: 'vacuous',
  inconclusive: 'inconclusive',
  skipped: 'skipped',
};

/** "12 cases: 10 passed, 2 skipped". */
function toOutcomes({ cases, verdicts: counts }: CheckReport['summary']): string {
  const parts = verdicts.filter((each) => counts[each] > 0).map((each) => `${counts[each]} ${outcomes[each]}`);
  return `${count(cases, 'case')}: ${parts.join(', ')}`;
}

function join(...sentences: (string | undefined)[]): string {
  return sentences.filter((each) => each).join(' ');
}

/** "2 warnings and 1 known deviation"; empty if all numbers are 0. */
function toRest(kinds: readonly (readonly [number: number, one: string, several?: string])[]): string {
  const present = kinds.filter(([number]) => number > 0);
  const words = present.map(([number, one, several]) =>
    several !== undefined && number > 1 ? `${number} ${several}` : count(number, one),
  );
  return words.length < 3 ? words.join(' and ') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** The totals that every reporter prints: "5 violations, 1 warning, 2 of them in the baseline". */
export function toFindingCounts({ summary }: Pick<CheckReport, 'summary'>): string {
  const { violations, warnings, observations, baseline } = summary;
  const { known = 0, expired = 0 } = baseline ?? {};
  return [
    count(violations, 'violation'),
    count(warnings, 'warning'),
    ...(baseline ? [`${known} of them in the baseline`] : []),
    ...(expired > 0 ? [`${expired} with an expired baseline entry`] : []),
    ...(observations > 0 ? [count(observations, 'observation')] : []),
  ].join(', ');
}

/** "Likely cause: The server seems to ignore page." as a separate line; no line if no cause is known. */
export function toCause({ cause }: { cause?: string }): string[] {
  return cause === undefined ? [] : [`Likely cause: ${cause}`];
}

/** "fixed in 4.6.0"; empty if that is not known. */
export function toFixedIn({ fixedIn }: { fixedIn?: string }): string {
  return fixedIn === undefined ? '' : `fixed in ${fixedIn}`;
}

/** The terms of a baseline entry: "since 2026-01-31, until 2026-12-31: being rebuilt". */
export function toBaselineTerms({ since, expires, reason, excused }: BaselineReference): string {
  const end = expires === undefined ? '' : excused ? `, until ${expires}` : `, expired after ${expires}`;
  return `since ${since}${end}${reason === undefined ? '' : `: ${reason}`}`;
}

/** Entries of the ledger and the baseline that match no finding, by kind; empty for an incomplete check. */
export function toUnusedEntries({ stale = [], baseline }: CheckReport['summary']): { what: string; names: string[] }[] {
  const kinds = [...groupBy(stale, ({ why }) => why)].map(([why, entries]) => {
    const what = `${entries.length} ledger ${entries.length === 1 ? 'entry' : 'entries'} ${entries.length === 1 ? why : toPlural(why)}`;
    return { what, names: entries.map(({ id }) => id) };
  });
  const unseen = baseline?.unseen ?? [];
  if (unseen.length === 0) return kinds;
  const what = `${count(unseen.length, 'baseline entry', 'baseline entries')} matched no finding; --baseline-update removes ${unseen.length === 1 ? 'it' : 'them'}`;
  return [...kinds, { what, names: unseen }];
}

function toPlural(why: string): string {
  return why.replace(/^was /, 'were ').replace(/^matches /, 'match ');
}

/** The vendor, the server and the time window (by the server's clock) in one line. */
export function toSubjectLine({ url, vendor, target, shard }: CheckReport): string {
  const version = target?.version === undefined ? '' : ` ${target.version}`;
  const window = target ? `, ${target.window.since.slice(0, 10)} to ${target.window.until.slice(0, 10)}` : '';
  const part = shard ? `, shard ${shard.index} of ${shard.count}` : '';
  return `${vendor}${version} at ${url}${window}${part}`;
}

/** "The server allows about 100 requests a minute; about 240 are left, about 3 minutes." */
export function toPaceSentence({ allowedPerMinute, requestsLeft, leftMs }: RateLimitedEvent): string {
  const are = requestsLeft === 1 ? 'is' : 'are';
  return `The server allows about ${count(allowedPerMinute, 'request')} a minute; about ${requestsLeft} ${are} left, about ${toRoughTime(leftMs)}.`;
}

/** An estimated duration, rounded: "3 minutes", "40 seconds". */
export function toRoughTime(milliseconds: number): string {
  const whole = Math.max(1, Math.round(milliseconds / 1000));
  return whole < 100 ? count(whole, 'second') : count(Math.round(whole / 60), 'minute');
}

/** "1.2 s". */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
