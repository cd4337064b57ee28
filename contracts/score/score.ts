import { setImmediate } from 'node:timers/promises';
import type { SchemaForm } from '../../specs/schemas/validator.ts';
import type { CheckContext } from '../check-context.ts';
import { findContent } from '../checks/content-type.ts';
import type { Exchange } from '../exchanges/exchange.ts';
import type { Case } from '../plan/case.ts';
import { type Recording, replayClient } from '../recording/recording.ts';
import { toPattern, toShownPointer } from '../results/finding.ts';
import type { CaseResult } from '../results/verdict.ts';
import { runCase } from '../run/run-case.ts';
import { findVacuousReason } from '../run/vacuity.ts';
import type { Mutant, Mutation, Sample } from './mutation.ts';
import { mutations } from './mutations.ts';
import { isRow } from './rows.ts';
import { listSamples } from './samples.ts';
import { isDetected, type Score, type ScoredMutant, summarize } from './summary.ts';

/** The data of a finished check that a score needs. */
export interface ScoreInput {
  world: CheckContext;
  cases: readonly Case[];
  results: readonly CaseResult[];
  recording: Recording;
  /** The curl lines of each case's requests, by the id of the case. */
  requests: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Maximum number of mutants of one mutation at one kind of place. Further ones would give the same result. */
const maxMutantsPerKind = 2;

/**
 * Computes the mutation score of a check: mutates its responses one at a time, and counts the mutants that its checks
 * detect. Nothing is sent. Every case runs again on the recorded responses, one of which is replaced.
 *
 * @param least Minimum percentage of detected mutants.
 * @param signal Aborts the computation; the result is then undefined.
 */
export async function scoreCheck(scored: ScoreInput, least?: number, signal?: AbortSignal): Promise<Score | undefined> {
  const { world, recording } = scored;
  const samples = listSamples(recording, world.contract, world.url);
  const seen = new Map<string, number>();
  const verdicts: ScoredMutant[] = [];
  const permitted = new Set<string>();
  // A change that the document expressly allows (null in a nullable field, an extra field in an open object) is not a
  // mutant. A schema that accepts everything allows nothing expressly, so all its mutants count.
  const isTight = memoize((sample: Sample) => !isVacuous(scored, sample));
  for (const sample of samples) {
    // Yields to the event loop, since the code below never waits: otherwise Ctrl+C would have no effect.
    await setImmediate();
    if (signal?.aborted) return undefined;
    const others = samples.filter(({ operation }) => operation === sample.operation);
    for (const mutation of mutations) {
      for (const mutant of mutation.mutate(sample, { vendor: world.vendor, others })) {
        const kind = [sample.operation, mutation.id, toPattern(mutant.pointer)].join(' ');
        const mutantCount = seen.get(kind) ?? 0;
        if (mutantCount >= maxMutantsPerKind || permitted.has(kind)) continue;
        const verdict = await judge(scored, sample, mutation, mutant);
        const isOfShape = mutation.isOfShape && !isRow(world.vendor, sample, mutant.pointer);
        if (isOfShape && !isDetected(verdict) && isTight(sample)) {
          permitted.add(kind);
          continue;
        }
        seen.set(kind, mutantCount + 1);
        verdicts.push(verdict);
      }
    }
  }
  return summarize(verdicts, { permitted: permitted.size, least });
}

async function judge(scored: ScoreInput, sample: Sample, mutation: Mutation, mutant: Mutant): Promise<ScoredMutant> {
  const { world, recording } = scored;
  const { operation, curl } = sample;
  const recorded = recording.get(curl)?.exchange;
  if (!recorded) throw new Error('The sample is not in the recording.');
  const exchange: Exchange = { ...recorded, body: { kind: 'json', value: mutant.body } };
  return {
    operation,
    mutation: mutation.id,
    // Keys may be texts of users. Identifiers that are not pointers are chatpact's own.
    pointer: mutant.pointer.startsWith('/') ? toShownPointer(mutant.pointer) : mutant.pointer,
    curl,
    published: hasNewProblem(world, operation, recorded, exchange, 'published'),
    closed: hasNewProblem(world, operation, recorded, exchange, 'closed'),
    relations: await breaksRelation(scored, curl, exchange),
  };
}

/** True if the mutant violates the schema in a way that the recorded response does not. */
function hasNewProblem(world: CheckContext, id: string, before: Exchange, after: Exchange, form: SchemaForm): boolean {
  const known = problemsBefore.get(before) ?? new Map<SchemaForm, ReadonlySet<string>>();
  problemsBefore.set(before, known);
  const old = known.get(form) ?? new Set(listProblems(world, id, before, form));
  known.set(form, old);
  return listProblems(world, id, after, form).some((problem) => !old.has(problem));
}

/** Caches the problems of each recorded response, which has many mutants. */
const problemsBefore = new WeakMap<Exchange, Map<SchemaForm, ReadonlySet<string>>>();

function listProblems({ contract }: CheckContext, id: string, exchange: Exchange, form: SchemaForm): string[] {
  const operation = contract.findOperation(id);
  const found = operation && findContent({ operation, exchange });
  const { status, body } = exchange;
  if (!operation || !found || body.kind !== 'json') return [];
  const problems = contract.validator.checkResponse(operation, status, found.mediaType, body.value, form) ?? [];
  return problems.map(({ pointer, keyword }) => `${toPattern(pointer)} ${keyword}`);
}

/** True if a relation or a pagination case has a finding that it does not have for the recorded response. */
async function breaksRelation(
  { world, cases, results, recording, requests }: ScoreInput,
  curl: string,
  exchange: Exchange,
) {
  const client = replayClient(recording, new Map([[curl, exchange]]));
  for (const [index, each] of cases.entries()) {
    if (each.kind === 'request' || each.kind === 'scenario-test' || !requests.get(each.id)?.has(curl)) continue;
    const known = new Set(results[index]?.findings.map(({ fingerprint }) => fingerprint));
    const { findings } = await runCase(each, { ...world, client });
    if (findings.some(({ check, fingerprint }) => check !== 'schema' && !known.has(fingerprint))) return true;
  }
  return false;
}

/** True if even the closed schema accepts an error message or an empty object in place of the response. */
function isVacuous({ world, recording }: ScoreInput, { operation: id, curl }: Sample): boolean {
  const operation = world.contract.findOperation(id);
  const exchange = recording.get(curl)?.exchange;
  if (!operation || !exchange) return true;
  return (
    findVacuousReason({ contract: world.contract, operation, expect: { kind: 'success' }, exchange }) !== undefined
  );
}

function memoize<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
