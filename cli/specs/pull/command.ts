import { Argument, Command, Option } from 'commander';
import { type VendorName, vendorNames } from '../../../specs/vendors.ts';
import { connectionFlags } from '../../flags/connection-flags.ts';
import { collectValues } from '../../flags/shared-flags.ts';
import type { PullFlags } from './flags.ts';

export const pullCommand = new Command('pull')
  .description("download the vendor's current document and compare it with the one in chatpact")
  .addArgument(new Argument('<vendor>', 'vendor of the document').choices(vendorNames))
  .addOption(
    new Option(
      '--from <path|url>',
      "compare this document instead of the vendor's; repeatable for a document in several parts",
    ).argParser(collectValues),
  )
  .addOption(new Option('--out <file>', 'write the downloaded document'))
  .addOption(new Option('--format <name>', 'output format').choices(['text', 'json']).default('text'))
  .addOption(
    new Option('--fail-on <kind>', 'exit 1 for changes of this kind or worse').choices(['breaking', 'additive']),
  );
for (const option of connectionFlags.filter((each) => each.attributeName() === 'cacert')) {
  pullCommand.addOption(option);
}
pullCommand
  .addHelpText(
    'after',
    `
It compares the operations of the contract from the view of a client:
  breaking  a client can no longer send or read something, must send something new, or meets another type
  additive  something is new: a field, a status, an optional parameter, a value of an enumeration
  prose     descriptions and examples, which --fail-on ignores: chatpact's documents have their own wording
It also lists targets of chatpact's overlays that the document no longer has; --fail-on counts them as breaking.

Downloads, redirects included, use https (http only on this machine) and are limited to 60 seconds and 32 MB.
$HTTPS_PROXY, $HTTP_PROXY and $NO_PROXY set a proxy.

Exit codes: 0 success · 1 changes that --fail-on names · 2 usage error, or no document`,
  )
  .action(async (vendor: VendorName, flags: PullFlags) => {
    // Loaded here, so that --help need not wait for it.
    const { runPull } = await import('./run.ts');
    process.exitCode = await runPull(vendor, flags);
  });
