import chatwootDifferences from '../../test/fidelity/chatwoot/known-differences.json' with { type: 'json' };
import { readRecording } from '../../test/fidelity/chatwoot/worlds.ts';
import surfaceDifferences from '../../test/fidelity/chatwoot-surface/known-differences.json' with { type: 'json' };
import { readSurface } from '../../test/fidelity/chatwoot-surface/surface.ts';
import { readAnswers, readKnownDifferences } from '../../test/fidelity/rocketchat/answers.ts';
import { join, toTable } from './markdown.ts';

/** Answers of one server's code, and how many of them the mock does not give. */
interface Comparison {
  server: string;
  /** What the requests are about. */
  about: string;
  requests: number;
  /** How many requests differ, by the reason. */
  differences: Map<string, number>;
}

/** What was compared with the vendors' own code, and what came of it. */
export function toFidelityPage(): string {
  const comparisons = listComparisons();
  const rows = comparisons.map(({ server, about, requests, differences }) => {
    const differing = sum(differences.values());
    return [server, about, String(requests), String(requests - differing), String(differing)];
  });
  const reasons = comparisons.flatMap(({ server, differences }) =>
    [...differences].map(
      ([reason, count]) => `- ${server}, ${count === 1 ? '1 request' : `${count} requests`}: ${reason}`,
    ),
  );
  return join(
    '# How close the mock is to real servers',
    "The vendors' own code was executed, unmodified, on small worlds that this project made: Chatwoot's controllers, models, listener, builders and views on Rails and PostgreSQL; Rocket.Chat's REST layer, engagement dashboard, models and session monitor on an in-memory MongoDB. Each request of these worlds was then asked of both, and the answers compared: status, content type, and body, number by number. What the vendor's code answered is in `test/fidelity/` of the repository, as data. The tests ask the mock (`--profile observed`) all of it again.",
    toTable(['Server', 'About', 'Requests', 'Equal', 'Different'], rows),
    '## What is known to differ',
    reasons.length === 0 ? 'Nothing of what was compared.' : reasons.join('\n'),
    'A test fails for a request that differs and is not listed here, and for one that is listed and has become equal.',
    '## What this does not say',
    [
      '- Answers were compared for the versions above. For other versions the rules are those of the source, where it was read: the [ledger](../reference/ledger.md) names version and evidence of each entry.',
      '- The profile `documented` answers as the document says, wherever it speaks. Where it is silent (the order of a list, an empty window, the day on which a week begins, how an event comes about), both profiles follow the real server.',
      '- Ids, tokens, and times of a change (`updated_at`) that a server makes up were not compared; nor was the order of rows where the server does not define one.',
      '- Operations that the mock does not compute are answered from the document with `--spec`, and were not compared.',
    ].join('\n'),
    'See also [two profiles and a ledger](profiles-and-ledger.md).',
  );
}

function listComparisons(): Comparison[] {
  const { source, worlds } = readRecording();
  const recorded = worlds.map(({ cause, requests }) => ({
    isRandom: cause === 'random worlds',
    count: requests.length,
  }));
  const surface = readSurface();
  const answers = readAnswers();
  const byWorld: Record<string, Record<string, string>> = chatwootDifferences;
  const counted = (isRandom: boolean) =>
    sum(recorded.filter((each) => each.isRandom === isRandom).map(({ count }) => count));
  const server = source.server;
  const other = 'Rocket.Chat 6.14';
  return [
    {
      server,
      about: 'how reporting events and figures come about, by cause',
      requests: counted(false),
      differences: countReasons(Object.values(byWorld).flatMap((each) => Object.values(each))),
    },
    { server, about: 'reports over random worlds', requests: counted(true), differences: new Map() },
    {
      server,
      about: 'parameters, refusals, bodies that clients send, shapes',
      requests: surface.requests.length,
      differences: new Map(surfaceDifferences.map(({ reason, requests }) => [reason, requests.length])),
    },
    {
      server: other,
      about: 'dashboard, sessions, routes, validators; random worlds',
      requests: answers.requests.length,
      differences: countReasons(Object.values(readKnownDifferences())),
    },
  ];
}

function countReasons(reasons: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return counts;
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, each) => total + each, 0);
