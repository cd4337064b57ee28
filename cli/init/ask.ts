import type { Readable, Writable } from 'node:stream';
import { type CANCEL_SYMBOL, isCancel, multiselect, select, text } from '@clack/prompts';
import { type VendorName, vendorNames } from '../../specs/vendors.ts';
import { UsageError } from '../../usage-error.ts';
import { type FlagAnswers, type InitAnswers, type InitTarget, toUrl } from './answers.ts';
import { type CiName, ciNames } from './ci-names.ts';

/** The streams for questions and answers. */
export interface Terminal {
  input: Readable;
  output: Writable;
}

/** The value that clack returns after Ctrl+C. */
type Cancelled = typeof CANCEL_SYMBOL;

const hints: Record<CiName, string> = {
  github: '.github/workflows/chatpact.yml',
  gitlab: '.gitlab-ci.yml',
  none: 'no job',
};

/** Asks for the answers that the flags do not give. Returns undefined after Ctrl+C. */
export async function ask(given: FlagAnswers, terminal: Terminal): Promise<InitAnswers | undefined> {
  const vendors = given.vendors ?? (await askVendors(terminal));
  if (isCancel(vendors)) return undefined;
  const targets: InitTarget[] = [];
  for (const vendor of vendors) {
    const url = given.urls.get(vendor) ?? (await askUrl(vendor, terminal));
    if (isCancel(url)) return undefined;
    targets.push({ vendor, url: toUrl(url) });
  }
  const ci = given.ci ?? (await askCi(terminal));
  return isCancel(ci) ? undefined : { targets, ci };
}

function askVendors(terminal: Terminal): Promise<VendorName[] | Cancelled> {
  return multiselect({
    ...terminal,
    message: 'Which servers do you have? (space selects, enter continues)',
    options: vendorNames.map((value) => ({ value })),
    required: true,
  });
}

function askUrl(vendor: VendorName, terminal: Terminal): Promise<string | Cancelled> {
  return text({
    ...terminal,
    message: `What is the URL of your ${vendor} server?`,
    placeholder: 'https://chat.example.com',
    validate: (url = '') => findUrlMistake(url),
  });
}

function askCi(terminal: Terminal): Promise<CiName | Cancelled> {
  return select({
    ...terminal,
    message: 'Which CI system runs the check?',
    options: ciNames.map((value) => ({ value, hint: hints[value] })),
  });
}

function findUrlMistake(url: string): string | undefined {
  try {
    toUrl(url);
    return undefined;
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}
