import { setImmediate } from 'node:timers/promises';
import type { SchemaForm } from '../../specs/validator.ts';
import { findContent } from '../checks/content-type.ts';
import type { Exchange } from '../exchange.ts';
import { toPattern, toShownPointer } from '../finding.ts';
import type { Case } from '../plan/case.ts';
import { type Recording, replayClient } from '../recording/recording.ts';
import { runCase } from '../run.ts';
import { findVacuity } from '../vacuity.ts';
import type { CaseResult } from '../verdict.ts';
import type { World } from '../world.ts';
import type { Mutant, Mutation, Sample } from './mutation.ts';
import { mutations } from './mutations.ts';
import { isRow } from './rows.ts';
import { listSamples } from './samples.ts';
import { isNoticed, type Score, type ScoredMutant, summarize } from './summary.ts';

/** What a finished check leaves to be scored. */
export interface Scored {
  world: World;
  cases: readonly Case[];
  results: readonly CaseResult[];
  recording: Recording;
  /** The requests of each case, by its id, as the recording names them. */
  requests: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Mutants of one kind at one place of one operation: further ones would say the same. */
const mostAlike = 2;

/**
 * Falsifies the answers of a check one at a time and sees which lies its checks notice. Nothing is sent: every case is
 * run again on the recorded answers, with one of them replaced.
 *
 * @param least Per cent of the lies that have to be noticed.
 * @param signal Ends it early; there is no score then.
 */
export async function scoreCheck(scored: Scored, least?: number, signal?: AbortSignal): Promise<Score | undefined> {
  const { world, recording } = scored;
  const samples = listSamples(recording, world.contract, world.url);
  const seen = new Map<string, number>();
  const verdicts: ScoredMutant[] = [];
  const permitted = new Set<string>();
  // What a document expressly allows (a null where null may be, a field more where fields are free) is no lie. A schema
  // that takes anything allows nothing expressly: its answers count in full.
  const isTight = memoize((sample: Sample) => !isVacuous(scored, sample));
  for (const sample of samples) {
    // Nothing here waits for anything: without a pause nobody would hear of Ctrl+C.
    await setImmediate();
    if (signal?.aborted) return undefined;
    const others = samples.filter(({ operation }) => operation === sample.operation);
    for (const mutation of mutations) {
      for (const mutant of mutation.mutate(sample, { vendor: world.vendor, others })) {
        const kind = [sample.operation, mutation.id, toPattern(mutant.pointer)].join(' ');
        const alike = seen.get(kind) ?? 0;
        if (alike >= mostAlike || permitted.has(kind)) continue;
        const verdict = await judge(scored, sample, mutation, mutant);
        const isOfShape = mutation.isOfShape && !isRow(world.vendor, sample, mutant.pointer);
        if (isOfShape && !isNoticed(verdict) && isTight(sample)) {
          permitted.add(kind);
          continue;
        }
        seen.set(kind, alike + 1);
        verdicts.push(verdict);
      }
    }
  }
  return summarize(verdicts, { permitted: permitted.size, least });
}

async function judge(scored: Scored, sample: Sample, mutation: Mutation, mutant: Mutant): Promise<ScoredMutant> {
  const { world, recording } = scored;
  const { operation, curl } = sample;
  const recorded = recording.get(curl)?.exchange;
  if (!recorded) throw new Error('A sample comes from the recording.');
  const exchange: Exchange = { ...recorded, body: { kind: 'json', value: mutant.body } };
  return {
    operation,
    mutation: mutation.id,
    // Keys may be what a customer wrote; what is no pointer is of our own words.
    pointer: mutant.pointer.startsWith('/') ? toShownPointer(mutant.pointer) : mutant.pointer,
    curl,
    published: objects(world, operation, recorded, exchange, 'published'),
    closed: objects(world, operation, recorded, exchange, 'closed'),
    relations: await isContradicted(scored, curl, exchange),
  };
}

/** True when the schema of an answer objects to something that it did not object to before. */
function objects(world: World, id: string, before: Exchange, after: Exchange, form: SchemaForm): boolean {
  const known = problemsBefore.get(before) ?? new Map<SchemaForm, ReadonlySet<string>>();
  problemsBefore.set(before, known);
  const old = known.get(form) ?? new Set(listProblems(world, id, before, form));
  known.set(form, old);
  return listProblems(world, id, after, form).some((problem) => !old.has(problem));
}

/** Of recorded answers, each of which is falsified many times over. */
const problemsBefore = new WeakMap<Exchange, Map<SchemaForm, ReadonlySet<string>>>();

function listProblems({ contract }: World, id: string, exchange: Exchange, form: SchemaForm): string[] {
  const operation = contract.findOperation(id);
  const found = operation && findContent({ operation, exchange });
  const { status, body } = exchange;
  if (!operation || !found || body.kind !== 'json') return [];
  const problems = contract.validator.checkResponse(operation, status, found.mediaType, body.value, form) ?? [];
  return problems.map(({ pointer, keyword }) => `${toPattern(pointer)} ${keyword}`);
}

/** True when a relation, or a walk through pages, finds something that it did not find before. */
async function isContradicted(
  { world, cases, results, recording, requests }: Scored,
  curl: string,
  exchange: Exchange,
) {
  const client = replayClient(recording, new Map([[curl, exchange]]));
  for (const [index, each] of cases.entries()) {
    if (each.kind === 'request' || each.kind === 'story' || !requests.get(each.id)?.has(curl)) continue;
    const known = new Set(results[index]?.findings.map(({ fingerprint }) => fingerprint));
    const { findings } = await runCase(each, { ...world, client });
    if (findings.some(({ check, fingerprint }) => check !== 'schema' && !known.has(fingerprint))) return true;
  }
  return false;
}

/** True when even the closed schema takes an error message, or nothing at all, for the answer. */
function isVacuous({ world, recording }: Scored, { operation: id, curl }: Sample): boolean {
  const operation = world.contract.findOperation(id);
  const exchange = recording.get(curl)?.exchange;
  if (!operation || !exchange) return true;
  return findVacuity({ contract: world.contract, operation, expect: { kind: 'success' }, exchange }) !== undefined;
}

function memoize<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
