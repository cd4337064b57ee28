import { getVendorName } from '../../specs/vendors.ts';
import type { Client, ClientRequest } from '../client.ts';
import type { Variables } from '../credentials.ts';
import { type Exchange, NetworkFailure } from '../exchange.ts';
import { recallObstacle } from '../obstacles/find-obstacle.ts';
import type { CheckOptions } from '../options.ts';
import type { Case } from '../plan/case.ts';
import type { TargetFacts } from '../target.ts';
import { vendorChecks } from '../vendors/index.ts';
import { beforeCases, type Manifest, type RecordedExchange } from './format.ts';
import { type ReadRecording, readRecording } from './read.ts';
import { toError } from './tape.ts';

/** A recording in place of a server. */
export interface Replay {
  /** The options of the check that was recorded, under those that are given now. */
  options: CheckOptions;
  /** Answers one case; nothing is sent. */
  clientOf(id?: string): Client;
  /** What the target said of itself; undefined when it could not be reached. */
  toFacts(): TargetFacts | undefined;
  /** The name that a scenario test gave to what it created; undefined for other cases. */
  tagOf(id: string): string | undefined;
  /** The case, skipped where the recorded check did not have it. */
  withSkip(each: Case): Case;
}

/**
 * Opens a recording to be judged. Whom it asked, when and about what it knows itself; how strictly it is judged, and by
 * which document and ledgers, is for the options to say.
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
      credentials: toVariables(manifest),
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

/** Every identity that the recorded check had, with the names of its secrets in their place. */
function toVariables({ vendor, roles }: Manifest): Variables {
  const { identities } = vendorChecks[getVendorName(vendor)];
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
    sent: 0,
    async send({ curl }: ClientRequest): Promise<Exchange> {
      const left = answers.get(curl) ?? [];
      // In the order in which they came; the last for whoever asks more often now.
      const [next] = left.length > 1 ? left.splice(0, 1) : left;
      if (!next) throw new NetworkFailure('the recording has no answer to this request', false);
      const { answer } = next;
      if ('failure' in answer) throw toError(answer);
      const mediaType = answer.headers['content-type'];
      const { obstacle, ...rest } = answer;
      // A copy: who judges it may keep it.
      const exchange: Exchange = { ...structuredClone(rest), mediaType, curl, durationMs: 0, isSanitized: true };
      return obstacle === undefined ? exchange : { ...exchange, obstacle: recallObstacle(obstacle) };
    },
    async close() {},
  };
}
