import { type CaseResult, type CheckEvent, type CheckOptions, runCheck, vendorChecks } from '../../contracts/index.ts';
import type { HeldRole, VendorCheck } from '../../contracts/vendor.ts';
import { isViolation } from '../../contracts/verdict.ts';
import { getVendorName } from '../../specs/vendors.ts';
import { UsageError } from '../../usage-error.ts';
import type { Symptom } from './symptom.ts';

/** What a case about the probe tells of the credentials: of whom it speaks, what is right, and what to do where it is not. */
interface Meaning {
  role: HeldRole;
  right: string;
  remedy: string;
}

const meanings: Record<string, Meaning> = {
  success: {
    role: 'full',
    right: 'may see reports',
    remedy: 'Set it to the token of a user who may see reports, an administrator.',
  },
  'refusal/forbidden': {
    role: 'low',
    right: 'may not see reports, as it should be',
    remedy: 'Set it to the token of a user who may not see reports, such as an agent.',
  },
  'refusal/foreign': {
    role: 'other',
    right: 'is outside the account, as it should be',
    remedy: 'Set it to the token of a user outside the account.',
  },
  'refusal/bot': {
    role: 'bot',
    right: "is a bot's, and may not see reports",
    remedy: 'Set it to the access token of a bot.',
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
    if (!(error instanceof UsageError) || error.code !== 'NO_CREDENTIALS') throw error;
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
  for await (const event of runCheck({ ...options, only, exclude: undefined })) {
    yield* toSymptoms(event, vendor);
  }
}

function* toSymptoms(event: CheckEvent, { identities, probe }: VendorCheck): Generator<Symptom> {
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
    if (meaning) yield toSymptom(event.result, meaning, Object.values(identities[meaning.role] ?? {}).join(' and '));
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

function toSymptom({ verdict, reason, findings }: CaseResult, { right, remedy }: Meaning, variable: string): Symptom {
  if (verdict === 'skipped') return { state: 'note', what: `${variable} is not set: what needs it is skipped` };
  if (verdict === 'inconclusive') return { state: 'bad', what: `${variable}: ${reason ?? 'no answer came'}` };
  const broken = findings.find(isViolation);
  if (broken) return { state: 'bad', what: `${variable}: ${broken.message}`, remedy };
  return { state: 'ok', what: `${variable} ${right}` };
}
