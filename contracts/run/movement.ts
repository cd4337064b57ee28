import { createHash } from 'node:crypto';
import { toExactText } from '../exchanges/exact-numbers.ts';
import type { Body, Exchange } from '../exchanges/exchange.ts';
import { findProblemsOutsideBounds, isWithinMovement } from '../relations/bounds.ts';
import type { RelationOutcome, RelationProblem } from '../relations/relation.ts';

/** Maximum rounds of reading: in the first attempt, and in the later one, after all other cases are done. */
export const maxRounds = { first: 3, later: 10 };

/** Creates a function that returns true if a round brings exactly the same responses as the round before. */
export function createChangeDetector(): (round: readonly Exchange[]) => boolean {
  let before: string[] | undefined;
  return (round) => {
    // Keeps digests, since the bodies of two rounds may need too much memory.
    const digests = round.map(toDigest);
    const isStill = before?.join() === digests.join();
    before = digests;
    return isStill;
  };
}

/** Collects the results of a relation whose data change while they are read. */
export interface DataChanges {
  /** Adds a round, judged once with the first response read before the others, and once with it read after them. */
  note(before: RelationOutcome, after: RelationOutcome): void;
  /** Whether in most rounds the figures differ by no more than they changed. */
  explainsAll(): boolean;
  /** The problems that the changes explain in no round. */
  listBeyond(): RelationProblem[];
}

/** Creates an empty collection. */
export function createDataChanges(): DataChanges {
  const beyond: RelationProblem[][] = [];
  let within = 0;
  return {
    note(before, after) {
      beyond.push(findProblemsOutsideBounds(before, after));
      if (isWithinMovement(before, after)) within++;
    },
    explainsAll: () => within > 0 && within >= (beyond.length * 2) / 3,
    listBeyond() {
      const last = beyond.at(-1) ?? [];
      const isAlwaysBeyond = ({ pointer }: RelationProblem) =>
        beyond.every((problems) => problems.some((problem) => problem.pointer === pointer));
      return last.filter(isAlwaysBeyond);
    },
  };
}

/** Digests of bodies, since those of a recording are read several times. */
const digestOf = new WeakMap<Body, string>();

function toDigest({ body }: Exchange): string {
  const known = digestOf.get(body);
  if (known !== undefined) return known;
  const text = body.kind === 'json' ? toExactText(body.value) : body.kind;
  const digest = createHash('sha256').update(text).digest('base64');
  digestOf.set(body, digest);
  return digest;
}
