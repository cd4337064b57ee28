import type { Client, ClientRequest } from '../client/client.ts';
import type { Variables } from '../credentials/credentials.ts';
import { type Exchange, NetworkFailure } from '../exchanges/exchange.ts';
import { recallObstacle } from '../obstacles/find-obstacle.ts';
import type { CheckOptions } from '../options/options.ts';
import type { Case } from '../plan/case.ts';
import type { TargetFacts } from '../target.ts';
import { getVendorCheck } from '../vendors/index.ts';
import { beforeCases, type Manifest, type RecordedExchange } from './format.ts';
import { type ReadRecording, readRecording } from './read.ts';
import { toError } from './recorder.ts';

/** A recording that replaces the server of a check. */
export interface Replay {
  /** The options of the recorded check, merged with the given options. */
  options: CheckOptions;
  /** A client for one case. It returns recorded responses and sends nothing. */
  clientOf(id?: string): Client;
  /** Version and time of the target; undefined if it could not be reached. */
  toFacts(): TargetFacts | undefined;
  /** The unique name that a scenario test used; undefined for other cases. */
  tagOf(id: string): string | undefined;
  /** The case, marked as skipped if the recording does not have it. */
  withSkip(each: Case): Case;
}

/**
 * Opens a recording to be judged. The recording determines the target, the time and the requests. The given options
 * determine how strictly it is judged, and by which document and ledgers.
 *
 * @throws UsageError `INVALID_RECORDING`
 */
export async function openReplay(path: string, given: CheckOptions): Promise<Replay> {
  const recording = await readRecording(path);
  const { manifest, cases } = recording;
  const { vendor, url, target } = manifest;
  const { allowWrites, only, exclude, shard, ids, operations } = manifest.options;
  return {
    options: {
      ...given,
      vendor,
      url,
      credentials: toVariables(manifest, given.plugins),
      credentialsFile: undefined,
      accountId: undefined,
      ...{ allowWrites, shard, ids, operations },
      only: given.only ?? only,
      exclude: given.exclude ?? exclude,
      since: target?.window.since,
      until: target?.window.until,
    },
    toFacts: () => target && { version: target.version, now: new Date(target.now) },
    withSkip: (each) =>
      each.skip !== undefined || cases.has(each.id) ? each : { ...each, skip: 'the recording does not have this case' },
    tagOf(id) {
      const curls = (cases.get(id) ?? []).map((number) => recording.exchanges.get(number)?.request.curl);
      return /chatpact-[\da-f]{8}/.exec(curls.join('\n'))?.[0];
    },
    clientOf: (id = beforeCases) => createReplayClient(recording, id),
  };
}

/** The identities of the recorded check, with the names of variables in place of secrets. */
function toVariables({ vendor, roles }: Manifest, plugins: CheckOptions['plugins']): Variables {
  const { identities } = getVendorCheck(vendor, plugins);
  const names = roles.flatMap((role) => Object.values(identities[role] ?? {}));
  return Object.fromEntries(names.map((name) => [name, `$${name}`]));
}

function createReplayClient({ exchanges, cases }: ReadRecording, id: string): Client {
  const answers = new Map<string, RecordedExchange[]>();
  for (const number of cases.get(id) ?? []) {
    const exchange = exchanges.get(number);
    if (exchange) answers.set(exchange.request.curl, [...(answers.get(exchange.request.curl) ?? []), exchange]);
  }
  return {
    sentCount: 0,
    async send({ curl }: ClientRequest): Promise<Exchange> {
      const left = answers.get(curl) ?? [];
      // Responses in the recorded order. The last one is repeated if this check sends the request more often.
      const [next] = left.length > 1 ? left.splice(0, 1) : left;
      if (!next) throw new NetworkFailure('the recording has no response to this request', false);
      const { answer } = next;
      if ('failure' in answer) throw toError(answer);
      const mediaType = answer.headers['content-type'];
      const { obstacle, ...rest } = answer;
      // A copy, since the judging code may keep it.
      const exchange: Exchange = { ...structuredClone(rest), mediaType, curl, durationMs: 0, isSanitized: true };
      return obstacle === undefined ? exchange : { ...exchange, obstacle: recallObstacle(obstacle) };
    },
    async close() {},
  };
}
