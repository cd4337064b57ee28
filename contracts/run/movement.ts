import { createHash } from 'node:crypto';
import { toExactText } from '../exact.ts';
import type { Body, Exchange } from '../exchange.ts';
import { boundProblems, isWithinMovement } from '../relations/bounds.ts';
import type { RelationOutcome, RelationProblem } from '../relations/relation.ts';

/** Rounds of reading: the first time, and when all other cases are done and the server has nothing else to answer. */
export const mostRounds = { first: 3, later: 10 };

/** True when two rounds brought the same answers, to the last digit: nothing moved between them. */
export function createStillness(): (round: readonly Exchange[]) => boolean {
  let before: string[] | undefined;
  return (round) => {
    // Digests, since the bodies of two rounds may be more than there is room for.
    const digests = round.map(toDigest);
    const isStill = before?.join() === digests.join();
    before = digests;
    return isStill;
  };
}

/** Gathers what relations say of figures that move. */
export interface Movement {
  /** One round: judged with the first answer from before the others, and with the one from after them. */
  note(before: RelationOutcome, after: RelationOutcome): void;
  /** True when the figures differ by no more than they moved, in most of the rounds. */
  explainsAll(): boolean;
  /** What no movement explains, in any of the rounds. */
  listBeyond(): RelationProblem[];
}

/** Without any rounds. */
export function createMovement(): Movement {
  const beyond: RelationProblem[][] = [];
  let within = 0;
  return {
    note(before, after) {
      beyond.push(boundProblems(before, after));
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

/** Of bodies that are looked at more than once, as those of a recording are. */
const digestOf = new WeakMap<Body, string>();

function toDigest({ body }: Exchange): string {
  const known = digestOf.get(body);
  if (known !== undefined) return known;
  const text = body.kind === 'json' ? toExactText(body.value) : body.kind;
  const digest = createHash('sha256').update(text).digest('base64');
  digestOf.set(body, digest);
  return digest;
}
