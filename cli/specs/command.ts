import { Command, Option } from 'commander';
import type { ContractOptions } from '../../specs/contract.ts';
import { vendorNames } from '../../specs/vendors.ts';
import { createSpecRootFlag } from '../flags/document-flags.ts';
import { collectSpecs } from '../flags/shared-flags.ts';
import { printCommand } from './print.ts';
import { pullCommand } from './pull/command.ts';

interface SpecsFlags {
  vendor?: (typeof vendorNames)[number];
  spec?: ReturnType<typeof collectSpecs>;
  specRoot?: string[];
  ledger?: boolean;
}

export const specsCommand = new Command('specs')
  .description('list the operations that the mock serves, and lint the documents')
  .addOption(new Option('--vendor <name>', 'only this vendor').choices(vendorNames))
  .addOption(
    new Option(
      '--spec <vendor=path>',
      'your OpenAPI document instead of the built-in one; repeatable, documents of one vendor are merged',
    ).argParser(collectSpecs),
  )
  .addOption(createSpecRootFlag())
  .addOption(new Option('--ledger', 'also list the known deviations'))
  .enablePositionalOptions()
  .action(runSpecs)
  .addCommand(printCommand)
  .addCommand(pullCommand);

async function runSpecs(flags: SpecsFlags): Promise<void> {
  // Loaded here, so that --help need not wait for it.
  const { getVendor } = await import('../../specs/get-vendor.ts');
  for (const vendor of Object.keys(flags.spec ?? {})) getVendor(vendor);
  const { lintVendor } = await import('../../specs/lint/lint-vendor.ts');
  for (const vendor of flags.vendor ? [flags.vendor] : vendorNames) {
    const document = flags.spec?.[vendor];
    const { specRoot: specRoots } = flags;
    const problems = await lintVendor(getVendor(vendor), document, specRoots);
    const isRefused = problems.some(({ rule }) => rule === 'refused');
    if (isRefused) print(`${vendor}: ${document?.join(', ')} can't be read`);
    else await printContract({ vendor, document, specRoots }, flags.ledger === true);
    for (const { rule, at, message } of problems) print(`  ${rule}: ${at}: ${message}`);
    const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
    print(`  lint: ${problems.length === 0 ? 'no problems' : count}`);
    if (problems.length > 0) process.exitCode = isRefused ? 2 : (process.exitCode ?? 1);
  }
}

/** Prints the operations of a contract, and its ledger if wanted. */
async function printContract(options: ContractOptions, withLedger: boolean): Promise<void> {
  const { vendors } = await import('../../mock/vendors/index.ts');
  const { loadContract } = await import('../../specs/contract.ts');
  const { vendor, operations, ledger } = await loadContract(options);
  const handled = vendors.find(({ name }) => name === vendor);
  print(`${vendor}: ${operations.length} operations`);
  for (const { id, method, path, behaviour } of operations) {
    const since = behaviour.since ? `since ${behaviour.since}` : '';
    const source = handled?.hasHandler(id) ? 'computed' : 'by schema';
    print(`  ${method.toUpperCase().padEnd(4)} ${path}`);
    print(`       ${[id, source, since, behaviour.edition].filter(Boolean).join(' · ')}`);
  }
  if (!withLedger) return;
  print(`  ${ledger.length} known deviations`);
  for (const { id, versions, what } of ledger) print(`    ${id} (${versions})\n      ${what.trim()}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
