import { Command, Option } from 'commander';
import { vendorNames } from '../specs/vendors.ts';
import { collectSpecs, createSpecRootFlag } from './options.ts';
import { printCommand } from './specs-print.ts';
import { pullCommand } from './specs-pull.ts';

interface SpecsFlags {
  vendor?: (typeof vendorNames)[number];
  spec?: ReturnType<typeof collectSpecs>;
  specRoot?: string[];
  ledger?: boolean;
}

export const specsCommand = new Command('specs')
  .description('list the operations of the documents, which of them the mock computes, and lint the documents')
  .addOption(new Option('--vendor <name>', 'one vendor only').choices(vendorNames))
  .addOption(
    new Option('--spec <vendor=path>', 'an OpenAPI document of yours in place of ours').argParser(collectSpecs),
  )
  .addOption(createSpecRootFlag())
  .addOption(new Option('--ledger', 'list the known deviations too'))
  .enablePositionalOptions()
  .action(runSpecs)
  .addCommand(printCommand)
  .addCommand(pullCommand);

async function runSpecs(flags: SpecsFlags): Promise<void> {
  // Loaded here, so that --help need not wait for it.
  const { vendors } = await import('../mock/vendors/index.ts');
  const { loadContract } = await import('../specs/contract.ts');
  const { lintVendor } = await import('../specs/lint.ts');
  let problemCount = 0;
  for (const name of flags.vendor ? [flags.vendor] : vendorNames) {
    const document = flags.spec?.[name];
    const contract = await loadContract({ vendor: name, document, specRoots: flags.specRoot });
    const handled = vendors.find((vendor) => vendor.name === name);
    print(`${name}: ${contract.operations.length} operations`);
    for (const { id, method, path, behaviour } of contract.operations) {
      const since = behaviour.since ? `since ${behaviour.since}` : '';
      const source = handled?.handles(id) ? 'computed' : 'by schema';
      print(`  ${method.toUpperCase().padEnd(4)} ${path}`);
      print(`       ${[id, source, since, behaviour.edition].filter(Boolean).join(' · ')}`);
    }
    if (flags.ledger) {
      print(`  ${contract.ledger.length} known deviations`);
      for (const { id, versions, what } of contract.ledger) print(`    ${id} (${versions})\n      ${what.trim()}`);
    }
    const problems = await lintVendor(name, document, flags.specRoot);
    problemCount += problems.length;
    for (const { rule, at, message } of problems) print(`  ${rule}: ${at}: ${message}`);
    print(`  lint: ${problems.length === 0 ? 'nothing to say' : `${problems.length} problems`}`);
  }
  if (problemCount > 0) process.exitCode = 1;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
