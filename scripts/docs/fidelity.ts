import chatwootDifferences from '../../test/fidelity/chatwoot/known-differences.json' with { type: 'json' };
import { readRecording } from '../../test/fidelity/chatwoot/worlds.ts';
import surfaceDifferences from '../../test/fidelity/chatwoot-surface/known-differences.json' with { type: 'json' };
import { readSurface } from '../../test/fidelity/chatwoot-surface/surface.ts';
import { readAnswers, readKnownDifferences } from '../../test/fidelity/rocketchat/answers.ts';
import { join, toTable } from './markdown.ts';

/** A comparison with the recorded responses of one server. */
interface Comparison {
  server: string;
  /** Subject of the requests. */
  about: string;
  requests: number;
  /** Number of requests that differ, by reason. */
  differences: Map<string, number>;
}

/** Returns the page about the comparison with the vendors' own code. */
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
    "The responses of the mock (`--profile observed`) were compared with those of the vendors' own code, request by request: status, content type and every value of the body. The vendors' code was executed, unmodified, with small data sets of this project. For Chatwoot these were the controllers, models, listener, builders and views, on Rails and PostgreSQL. For Rocket.Chat these were the REST layer, engagement dashboard, models and session monitor, on an in-memory MongoDB. The vendors' responses are stored in `test/fidelity/`, and the tests repeat the comparison.",
    toTable(['Server', 'Subject', 'Requests', 'Equal', 'Different'], rows),
    '## Known differences',
    reasons.length === 0 ? 'None.' : reasons.join('\n'),
    'A test fails if another request differs, or if a listed one no longer does.',
    '## Limits of the comparison',
    [
      '- It covers the versions above. The behaviour of other versions follows their source code, as far as it was read. The [ledger](../reference/ledger.md) names version and evidence of each entry.',
      '- The profile `documented` follows the document. Where the document says nothing (the order of a list, an empty window, the first day of a week, the cause of an event), both profiles follow the real server.',
      '- Generated ids, tokens and change times (`updated_at`) were not compared, nor was the order of rows where the server defines none.',
      '- Operations that the mock does not compute (`--spec`) were not compared.',
    ].join('\n'),
    'See also [Two profiles and a ledger](profiles-and-ledger.md).',
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
      about: 'causes of reporting events and figures',
      requests: counted(false),
      differences: countReasons(Object.values(byWorld).flatMap((each) => Object.values(each))),
    },
    { server, about: 'reports on random data', requests: counted(true), differences: new Map() },
    {
      server,
      about: 'parameters, refusals, request bodies, response shapes',
      requests: surface.requests.length,
      differences: new Map(surfaceDifferences.map(({ reason, requests }) => [reason, requests.length])),
    },
    {
      server: other,
      about: 'dashboard, sessions, routes, validators; random data',
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
