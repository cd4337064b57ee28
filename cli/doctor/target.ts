import { readVariables } from '../../contracts/credentials/credentials.ts';
import {
  type CaseResult,
  type CheckEvent,
  type CheckOptions,
  getVendorCheck,
  runCheck,
} from '../../contracts/index.ts';
import { listCallers } from '../../contracts/login/log-in.ts';
import type { LoginVariables } from '../../contracts/login/vendor-login.ts';
import { isViolation } from '../../contracts/results/verdict.ts';
import { type HeldRole, unknownToken, type VendorCheck } from '../../contracts/vendor.ts';
import { UsageError } from '../../usage-error.ts';
import type { Diagnosis } from './diagnosis.ts';

/** How to read the result of a case about one report: whose credentials it uses, and texts for success and failure. */
interface Meaning {
  role: HeldRole;
  success: string;
  /** The expected owner of the credentials: "a user who may read reports, such as an administrator". */
  owner: string;
}

const meanings: Record<string, Meaning> = {
  success: {
    role: 'full',
    success: 'may read reports',
    owner: 'a user who may read reports, such as an administrator',
  },
  'refusal/forbidden': {
    role: 'low',
    success: 'may not read reports, as expected',
    owner: 'a user who may not read reports, such as an agent',
  },
  'refusal/foreign': {
    role: 'other',
    success: 'is outside the account, as expected',
    owner: 'a user outside the account',
  },
  'refusal/bot': {
    role: 'bot',
    success: 'belongs to a bot and may not read reports, as expected',
    owner: 'a bot',
  },
};

/**
 * Diagnoses a server with the cases of a check about one report: is it reachable, and may each user read reports?
 *
 * @throws UsageError for invalid options. Missing credentials are a result, not an error.
 */
export async function* diagnoseTarget(options: CheckOptions): AsyncGenerator<Diagnosis> {
  try {
    yield* diagnoseWithCredentials(options);
  } catch (error) {
    if (!(error instanceof UsageError) || error.code !== 'MISSING_CREDENTIALS') throw error;
    yield* diagnoseWithoutCredentials(options);
    yield { state: 'bad', message: error.message };
  }
}

/** Diagnoses a server without credentials: is it reachable, and which version does it run? */
async function* diagnoseWithoutCredentials(options: CheckOptions): AsyncGenerator<Diagnosis> {
  const vendor = getVendorCheck(options.vendor, options.plugins);
  const names = Object.values(vendor.identities.full ?? {});
  const invalid = Object.fromEntries(names.map((name) => [name, unknownToken]));
  const credentials = { ...(options.credentials ?? process.env), ...invalid };
  for await (const event of runCheck({ ...options, credentials, retries: 0 })) {
    yield* toDiagnoses(event, vendor);
    // The next requests would use the invalid token.
    if (event.type === 'target') return;
  }
}

async function* diagnoseWithCredentials(options: CheckOptions): AsyncGenerator<Diagnosis> {
  const vendor = getVendorCheck(options.vendor, options.plugins);
  const only = Object.entries(meanings)
    .filter(([, { role }]) => vendor.identities[role])
    .map(([name]) => `${vendor.probe}/${name}`);
  const variables = await readVariables(options.credentials ?? process.env, options.credentialsFile);
  const logins = new Map(listCallers(vendor, variables).map(({ role, names }) => [role, names]));
  for await (const event of runCheck({ ...options, only, exclude: undefined })) {
    yield* toDiagnoses(event, vendor, logins);
  }
}

function* toDiagnoses(
  event: CheckEvent,
  { identities, probe }: VendorCheck,
  logins: ReadonlyMap<HeldRole, LoginVariables> = new Map(),
): Generator<Diagnosis> {
  if (event.type === 'target') {
    yield event.version === undefined
      ? {
          state: 'note',
          message: 'the server does not report its version',
          remedy: 'The check applies ledger entries of all versions.',
        }
      : { state: 'ok', message: `the server answers and runs version ${event.version}` };
    yield* diagnoseClock(Date.parse(event.now) - Date.now());
  } else if (event.type === 'case') {
    const meaning = meanings[event.result.id.slice(probe.length + 1)];
    if (!meaning) return;
    const login = logins.get(meaning.role);
    const tokens = Object.values(identities[meaning.role] ?? {}).join(' and ');
    const used = login
      ? {
          names: `the login of ${login.user}`,
          remedy: `Set ${login.user} and ${login.password} to those of ${meaning.owner}.`,
        }
      : { names: tokens, remedy: `Set it to the token of ${meaning.owner}.` };
    yield toDiagnosis(event.result, meaning.success, used);
  } else if (event.type === 'finished' && event.report.failure) {
    yield { state: 'bad', message: event.report.failure.message };
  }
}

/** @param aheadMs Milliseconds by which the server's clock is ahead of ours. */
function* diagnoseClock(aheadMs: number): Generator<Diagnosis> {
  const hours = Math.round(Math.abs(aheadMs) / 3_600_000);
  if (hours === 0) return;
  const difference = hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
  yield {
    state: 'note',
    message: `the clock of the server is ${difference} ${aheadMs < 0 ? 'behind' : 'ahead of'} this machine's clock; time windows use the server's clock`,
  };
}

/** The variables that a case used, and what to do if they belong to another user. */
interface Used {
  names: string;
  remedy: string;
}

function toDiagnosis({ verdict, reason, findings }: CaseResult, success: string, { names, remedy }: Used): Diagnosis {
  if (verdict === 'skipped') return { state: 'note', message: `${names} is not set: cases that need it are skipped` };
  if (verdict === 'inconclusive') return { state: 'bad', message: `${names}: ${reason ?? 'no response'}` };
  const broken = findings.find(isViolation);
  if (broken) return { state: 'bad', message: `${names}: ${broken.message}`, remedy };
  return { state: 'ok', message: `${names} ${success}` };
}
