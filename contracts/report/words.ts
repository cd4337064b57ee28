import { exitCodes } from '../exit-code.ts';
import type { BaselineReference } from '../finding.ts';
import { groupBy } from '../group-by.ts';
import { listBaselined, listOpen, toProblems } from '../problems.ts';
import type { CheckReport, PacedEvent } from '../report.ts';
import { findTolerated } from '../tolerance.ts';
import { type Verdict, verdicts } from '../verdict.ts';

/** "1 case", "2 cases". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** How a check ended. */
export type Mood = 'good' | 'bad' | 'unsure';

export interface Headline {
  mood: Mood;
  /** One sentence, the verdict. */
  text: string;
  /** One sentence about the rest; empty when there is no rest. */
  detail: string;
}

/** The verdict in plain words, and what takes away from it. */
export function toHeadline(report: CheckReport): Headline {
  const headline = toVerdict(report);
  return { ...headline, detail: join(headline.detail, toLittle(report), toSelection(report), toCaveat(report)) };
}

/** From so many vacuous cases, and this share of those that were asked, the account is almost empty. */
const notable = { cases: 10, share: 0.1 };

/** How much of the plan could say nothing, where that is much; undefined where it is not. */
export function toLittle({ summary: { cases, verdicts: counts } }: CheckReport): string | undefined {
  const { vacuous, skipped } = counts;
  if (vacuous < notable.cases || vacuous < notable.share * (cases - skipped)) return undefined;
  return `${vacuous} of ${count(cases, 'case')} could not say anything: the server holds too little data for them.`;
}

/** "3 cases could not be judged, and --max-inconclusive 5 allows that"; undefined where nothing is allowed, or needed. */
function toTolerated({ tolerances, summary }: CheckReport): string | undefined {
  const tolerated = findTolerated('maxInconclusive', tolerances, summary.verdicts);
  if (!tolerated || tolerated.count === 0 || tolerated.count > tolerated.allowed) return undefined;
  const { count: number, flag, max } = tolerated;
  return `${count(number, 'case')} could not be judged, and ${flag} ${max} allows that.`;
}

/** Why a check with these counts does not pass; undefined where no tolerance is the reason. */
function toExcess({ tolerances, summary }: CheckReport): string | undefined {
  const words = { maxInconclusive: 'could not be judged', maxVacuous: 'proved nothing' } as const;
  const sentences = (['maxInconclusive', 'maxVacuous'] as const).map((name) => {
    const tolerated = findTolerated(name, tolerances, summary.verdicts);
    if (!tolerated || tolerated.count <= tolerated.allowed) return undefined;
    const { flag, max, allowed, count: number } = tolerated;
    const limit = max.endsWith('%') ? `${allowed} (${flag} ${max})` : `${flag} ${max}`;
    return `${count(number, 'case')} ${words[name]}, more than ${limit}.`;
  });
  return join(...sentences) || undefined;
}

/** What was left out of the plan; undefined where nothing was. */
export function toSelection({ selection }: CheckReport): string | undefined {
  if (!selection) return undefined;
  const { planned, excluded, only, exclude, checks = [] } = selection;
  const flags = [only ? '--only' : '', exclude ? '--exclude' : ''].filter((flag) => flag !== '').join(' and ');
  const left = `${excluded} of ${count(planned, 'planned case')} ${excluded === 1 ? 'was' : 'were'} left out by ${flags}.`;
  return join(left, checks.length > 0 ? `Checks that were not made: ${checks.join(', ')}.` : '');
}

/** What the section about bad input is. */
export const aboutBadInput =
  'Nothing of it fails the check: no document says how such requests are answered. With --strict-input it does.';

/** What whoever trusts a report has to know of it; undefined where there is nothing. */
export function toCaveat({ unverified }: CheckReport): string | undefined {
  const sentence = "The server's TLS certificate was not verified: anybody may have answered in its place.";
  return unverified ? sentence : undefined;
}

function toVerdict(report: CheckReport): Headline {
  const problems = toProblems(report);
  const { failure, exitCode, summary } = report;
  const open = listOpen(problems);
  const broken = open.filter(({ weight }) => weight === 'violation');
  const baselined = listBaselined(problems);
  const rest = toRest([
    [open.length - broken.length, 'warning'],
    [summary.deviations.filter(({ excused }) => excused).length, 'known deviation'],
    [baselined.length, 'finding of the baseline', 'findings of the baseline'],
  ]);
  if (failure && exitCode !== exitCodes.violations) {
    const text = failure.kind === 'stopped' ? 'The check was not finished.' : 'The server could not be checked.';
    return { mood: 'unsure', text, detail: failure.message };
  }
  if (broken.length > 0) {
    const text = `The server breaks its contract in ${count(broken.length, 'way')}.`;
    const cases = `${toOutcomes(summary)}.`;
    return { mood: 'bad', text, detail: join(failure?.message, cases, rest && `Besides, there ${rest}.`) };
  }
  if (exitCode === exitCodes.violations) {
    return {
      mood: 'bad',
      text: 'The server does not pass under strict rules.',
      detail: join(`There ${rest}.`, `${toOutcomes(summary)}.`),
    };
  }
  if (exitCode === exitCodes.inconclusive) {
    const isJudged = summary.verdicts.inconclusive === 0 && toExcess(report) !== undefined;
    const text = isJudged
      ? 'The check judged too little of the contract.'
      : 'The check could not settle whether the server keeps its contract.';
    return {
      mood: 'unsure',
      text,
      detail: summary.cases > 0 ? join(toExcess(report), `${toOutcomes(summary)}.`) : 'There was nothing to ask.',
    };
  }
  const keeps = baselined.every(({ weight }) => weight !== 'violation');
  return {
    mood: 'good',
    text: keeps
      ? 'The server keeps its contract.'
      : 'The server breaks its contract in no way that the baseline lacks.',
    detail: join(`${toOutcomes(summary)}.`, toTolerated(report), rest && `There ${rest}.`),
  };
}

const outcomes: Record<Verdict, string> = {
  pass: 'passed',
  violation: 'failed',
  'known-deviation': 'deviated as known',
  vacuous: 'proved nothing',
  inconclusive: 'could not be judged',
  skipped: 'were skipped',
};

/** "Of 12 cases 10 passed, 2 skipped". */
function toOutcomes({ cases, verdicts: counts }: CheckReport['summary']): string {
  const parts = verdicts.filter((each) => counts[each] > 0).map((each) => `${counts[each]} ${outcomes[each]}`);
  return `Of ${count(cases, 'case')} ${parts.join(', ')}`;
}

function join(...sentences: (string | undefined)[]): string {
  return sentences.filter((each) => each).join(' ');
}

/** "are 2 warnings and 1 known deviation"; empty for nothing. */
function toRest(kinds: readonly (readonly [number: number, one: string, several?: string])[]): string {
  const present = kinds.filter(([number]) => number > 0);
  const words = present.map(([number, one, several]) =>
    several !== undefined && number > 1 ? `${number} ${several}` : count(number, one),
  );
  const list = words.length < 3 ? words.join(' and ') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
  return words.length === 0 ? '' : `${present[0]?.[0] === 1 ? 'is' : 'are'} ${list}`;
}

/** "5 violations, 1 warning, 2 of them in the baseline": what every report says of the whole, counted the same way. */
export function toFound({ summary }: Pick<CheckReport, 'summary'>): string {
  const { violations, warnings, observations, baseline } = summary;
  const { known = 0, expired = 0 } = baseline ?? {};
  return [
    count(violations, 'violation'),
    count(warnings, 'warning'),
    ...(baseline ? [`${known} of them in the baseline`] : []),
    ...(expired > 0 ? [`${expired} no longer excused by it`] : []),
    ...(observations > 0 ? [count(observations, 'observation')] : []),
  ].join(', ');
}

/** "Likely cause: The server seems to ignore page.", as a line of its own; none where no cause follows. */
export function toCause({ cause }: { cause?: string }): string[] {
  return cause === undefined ? [] : [`Likely cause: ${cause}`];
}

/** "fixed in 4.6.0"; empty where that is not known. */
export function toRepair({ fixedIn }: { fixedIn?: string }): string {
  return fixedIn === undefined ? '' : `fixed in ${fixedIn}`;
}

/** "since 2026-01-31, until 2026-12-31: being rebuilt", of an entry of the baseline. */
export function toTerms({ since, expires, reason, excused }: BaselineReference): string {
  const end = expires === undefined ? '' : excused ? `, until ${expires}` : `, expired after ${expires}`;
  return `since ${since}${end}${reason === undefined ? '' : `: ${reason}`}`;
}

/** What nothing was seen of, a line for each kind; empty for a check that was not complete. */
export function toUnseen({ stale = [], baseline }: CheckReport['summary']): { what: string; names: string[] }[] {
  const kinds = [...groupBy(stale, ({ why }) => why)].map(([why, entries]) => {
    const what = `${entries.length} ledger ${entries.length === 1 ? 'entry' : 'entries'} ${entries.length === 1 ? why : toPlural(why)}`;
    return { what, names: entries.map(({ id }) => id) };
  });
  const gone = baseline?.unseen ?? [];
  if (gone.length === 0) return kinds;
  const what = `${count(gone.length, 'finding')} of the baseline did not come again; --baseline-update drops them`;
  return [...kinds, { what, names: gone }];
}

function toPlural(why: string): string {
  return why.replace(/^was /, 'were ').replace(/^matches /, 'match ');
}

/** What was checked, and when by the server's clock, in one line. */
export function toSubject({ url, vendor, target, shard }: CheckReport): string {
  const version = target?.version === undefined ? '' : ` ${target.version}`;
  const window = target ? `, ${target.window.since.slice(0, 10)} to ${target.window.until.slice(0, 10)}` : '';
  const part = shard ? `, part ${shard.index} of ${shard.count}` : '';
  return `${vendor}${version} at ${url}${window}${part}`;
}

/** "The server allows about 100 requests a minute; about 240 are left, about 3 minutes." */
export function toPaceSentence({ allowedPerMinute, requestsLeft, leftMs }: PacedEvent): string {
  const are = requestsLeft === 1 ? 'is' : 'are';
  return `The server allows about ${count(allowedPerMinute, 'request')} a minute; about ${requestsLeft} ${are} left, about ${toRoughTime(leftMs)}.`;
}

/** "3 minutes", "40 seconds": as exact as an estimate is. */
export function toRoughTime(milliseconds: number): string {
  const whole = Math.max(1, Math.round(milliseconds / 1000));
  return whole < 100 ? count(whole, 'second') : count(Math.round(whole / 60), 'minute');
}

/** "1.2 s". */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
