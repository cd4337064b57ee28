import { Argument, Command, Option } from 'commander';
import { profiles } from '../../specs/profiles.ts';
import { type VendorName, vendorNames } from '../../specs/vendors.ts';
import { createSpecFlag, createSpecRootFlag } from '../flags/document-flags.ts';

interface PrintFlags {
  profile: (typeof profiles)[number];
  spec?: string[];
  specRoot?: string[];
}

export const printCommand = new Command('print')
  .description("print a vendor's contract as one OpenAPI document in JSON, for client and type generators")
  .addArgument(new Argument('<vendor>', 'vendor of the contract').choices(vendorNames))
  .addOption(
    new Option('--profile <name>', 'as documented, or as real servers respond').choices(profiles).default('documented'),
  )
  .addOption(createSpecFlag())
  .addOption(createSpecRootFlag())
  .action(printContract);

async function printContract(vendor: VendorName, { profile, spec, specRoot: specRoots }: PrintFlags): Promise<void> {
  // Loaded here, so that --help need not wait for it.
  const { loadContract } = await import('../../specs/contract.ts');
  const { document } = await loadContract({ vendor, profile, document: spec, specRoots });
  process.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
}
