import { readVariables } from '../../contracts/credentials.ts';
import { type CaseResult, type CheckEvent, type CheckOptions, runCheck, vendorChecks } from '../../contracts/index.ts';
import { listCallers } from '../../contracts/login/log-in.ts';
import type { LoginVariables } from '../../contracts/login/vendor-login.ts';
import type { HeldRole, VendorCheck } from '../../contracts/vendor.ts';
import { isViolation } from '../../contracts/verdict.ts';
import { getVendorName } from '../../specs/vendors.ts';
import { UsageError } from '../../usage-error.ts';
import type { Symptom } from './symptom.ts';

/** What a case about the probe tells of the credentials: of whom it speaks, what is right, and what to do where it is not. */
interface Meaning {
  role: HeldRole;
  right: string;
  /** Who it should be: "a user who may see reports, an administrator". */
  due: string;
}

const meanings: Record<string, Meaning> = {
  success: {
    role: 'full',
    right: 'may see reports',
    due: 'a user who may see reports, an administrator',
  },
  'refusal/forbidden': {
    role: 'low',
    right: 'may not see reports, as it should be',
    due: 'a user who may not see reports, such as an agent',
  },
  'refusal/foreign': {
    role: 'other',
    right: 'is outside the account, as it should be',
    due: 'a user outside the account',
  },
  'refusal/bot': {
    role: 'bot',
    right: "is a bot's, and may not see reports",
    due: 'a bot',
  },
};

/**
 * Looks at a server as a check would, by the cases about one report: can it be reached, who may see what?
 *
 * @throws UsageError for options that can't be; missing credentials are a symptom.
 */
export async function* lookAtTarget(options: CheckOptions): AsyncGenerator<Symptom> {
  try {
    yield* ask(options);
  } catch (error) {
    if (!(error instanceof UsageError) || error.code !== 'MISSING_CREDENTIALS') throw error;
    yield* knock(options);
    yield { state: 'bad', what: error.message };
  }
}

/** What a server tells without credentials: whether it is there, and its version. */
async function* knock(options: CheckOptions): AsyncGenerator<Symptom> {
  const vendor = vendorChecks[getVendorName(options.vendor)];
  const names = Object.values(vendor.identities.full ?? {});
  const nobody = Object.fromEntries(names.map((name) => [name, 'nobody-has-this-token-000']));
  const credentials = { ...(options.credentials ?? process.env), ...nobody };
  for await (const event of runCheck({ ...options, credentials, retries: 0 })) {
    yield* toSymptoms(event, vendor);
    // What comes next would ask as nobody.
    if (event.type === 'target') return;
  }
}

async function* ask(options: CheckOptions): AsyncGenerator<Symptom> {
  const vendor = vendorChecks[getVendorName(options.vendor)];
  const only = Object.entries(meanings)
    .filter(([, { role }]) => vendor.identities[role])
    .map(([name]) => `${vendor.probe}/${name}`);
  const variables = await readVariables(options.credentials ?? process.env, options.credentialsFile);
  const logins = new Map(listCallers(vendor, variables).map(({ role, names }) => [role, names]));
  for await (const event of runCheck({ ...options, only, exclude: undefined })) {
    yield* toSymptoms(event, vendor, logins);
  }
}

function* toSymptoms(
  event: CheckEvent,
  { identities, probe }: VendorCheck,
  logins: ReadonlyMap<HeldRole, LoginVariables> = new Map(),
): Generator<Symptom> {
  if (event.type === 'target') {
    yield event.version === undefined
      ? {
          state: 'note',
          what: 'it does not say its version',
          remedy: 'Entries of the ledger apply whatever their versions.',
        }
      : { state: 'ok', what: `it answers, and runs version ${event.version}` };
    yield* lookAtClock(Date.parse(event.now) - Date.now());
  } else if (event.type === 'case') {
    const meaning = meanings[event.result.id.slice(probe.length + 1)];
    if (!meaning) return;
    const login = logins.get(meaning.role);
    const tokens = Object.values(identities[meaning.role] ?? {}).join(' and ');
    const used = login
      ? {
          names: `the login of ${login.user}`,
          remedy: `Set ${login.user} and ${login.password} to those of ${meaning.due}.`,
        }
      : { names: tokens, remedy: `Set it to the token of ${meaning.due}.` };
    yield toSymptom(event.result, meaning.right, used);
  } else if (event.type === 'finished' && event.report.failure) {
    yield { state: 'bad', what: event.report.failure.message };
  }
}

/** @param ahead Milliseconds by which the server's clock is ahead of ours. */
function* lookAtClock(ahead: number): Generator<Symptom> {
  const hours = Math.round(Math.abs(ahead) / 3_600_000);
  if (hours === 0) return;
  const far = hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
  yield {
    state: 'note',
    what: `its clock is ${far} ${ahead < 0 ? 'behind' : 'ahead of'} this machine's; windows go by it`,
  };
}

/** What spoke for a caller, and what to do where it is another's. */
interface Used {
  names: string;
  remedy: string;
}

function toSymptom({ verdict, reason, findings }: CaseResult, right: string, { names, remedy }: Used): Symptom {
  if (verdict === 'skipped') return { state: 'note', what: `${names} is not set: what needs it is skipped` };
  if (verdict === 'inconclusive') return { state: 'bad', what: `${names}: ${reason ?? 'no answer came'}` };
  const broken = findings.find(isViolation);
  if (broken) return { state: 'bad', what: `${names}: ${broken.message}`, remedy };
  return { state: 'ok', what: `${names} ${right}` };
}
