import { Argument, Command, Option } from 'commander';
import { type VendorName, vendorNames } from '../specs/vendors.ts';
import { connectionFlags } from './connection-flags.ts';
import { collect } from './options.ts';
import type { PullFlags } from './specs-pull/flags.ts';

export const pullCommand = new Command('pull')
  .description(
    "fetch what a vendor publishes today, and tell how it differs from the document that chatpact's contract is made of",
  )
  .addArgument(new Argument('<vendor>', 'whose document').choices(vendorNames))
  .addOption(
    new Option(
      '--from <path|url>',
      "a document in place of the vendor's own; may stand several times for one that is published in parts",
    ).argParser(collect),
  )
  .addOption(new Option('--out <file>', 'write what was fetched'))
  .addOption(new Option('--format <name>', 'how to tell').choices(['text', 'json']).default('text'))
  .addOption(
    new Option('--fail-on <kind>', 'exit with 1 for changes of this kind, or worse').choices(['breaking', 'additive']),
  );
for (const option of connectionFlags.filter((each) => each.attributeName() === 'cacert')) {
  pullCommand.addOption(option);
}
pullCommand
  .addHelpText(
    'after',
    `
Only operations of the contract are compared, as a client sees them:
  breaking  something that it may send or read is gone, wanted of it, or of another type
  additive  something is new: a field, a status, a parameter that may be left out, a value of an enumeration
  prose     words and examples, which fail nothing: chatpact's documents use words of their own
It also tells which targets of our overlays are not in the document any more; for --fail-on these are breaking.

A document is fetched over https (over http from this machine alone), redirects too, within 60 seconds and 32 MB.
$HTTPS_PROXY, $HTTP_PROXY and $NO_PROXY name a proxy.

Exit codes: 0 · 1 changes of the kind that --fail-on says · 2 usage, or no document`,
  )
  .action(async (vendor: VendorName, flags: PullFlags) => {
    // Loaded here, so that --help need not wait for it.
    const { runPull } = await import('./specs-pull/run.ts');
    process.exitCode = await runPull(vendor, flags);
  });
