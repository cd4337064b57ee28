import { Option } from 'commander';
import { editions } from '../../mock/workspaces/editions.ts';
import { profiles } from '../../specs/profiles.ts';
import { vendorNames } from '../../specs/vendors.ts';
import { createSpecRootFlag } from '../flags/document-flags.ts';
import { collectSpecs, collectValues, parseNumber, readText } from '../flags/shared-flags.ts';
import type { MockFlagEntries } from './flag-table.ts';
import { defined, readPlugins, readTokens, readZone } from './flag-values.ts';

/** Flags for what the mock serves, in the order of the help. */
export const dataFlags = {
  vendors: {
    flags: [
      new Option('--vendor <name>', `serve only this vendor: ${vendorNames.join(', ')}, or one of a plugin`).env(
        'CHATPACT_VENDOR',
      ),
    ],
    toOption: ({ vendor }) => (vendor === undefined ? undefined : [vendor]),
  },
  plugins: {
    flags: [new Option('--plugin <file>', 'a module that adds vendors; repeatable').argParser(collectValues)],
    toOption: ({ plugin }) => readPlugins(plugin),
  },
  profile: {
    flags: [
      new Option('--profile <name>', 'respond as documented (default), or as real servers do (default with --live)')
        .env('CHATPACT_PROFILE')
        .choices(profiles),
    ],
    toOption: ({ profile }) => profile,
  },
  seed: {
    flags: [
      new Option('--seed <number>', 'seed of the generated data: the same seed gives the same history')
        .env('CHATPACT_SEED')
        .argParser(parseNumber),
    ],
    toOption: ({ seed }) => seed,
  },
  now: {
    flags: [
      new Option('--now <time>', 'ISO 8601 time of the clock, where the history ends; now is the present').env(
        'CHATPACT_NOW',
      ),
    ],
    toOption: ({ now }) => now,
  },
  live: {
    flags: [
      new Option(
        '--live',
        'present time: the history ends now, the clock ticks, and the profile is observed unless --profile says otherwise',
      ),
    ],
    toOption: ({ live }) => live,
  },
  scale: {
    flags: [
      new Option('--scale <factor>', 'multiply the data volume; 0 gives an empty history')
        .env('CHATPACT_SCALE')
        .argParser(parseNumber),
    ],
    toOption: ({ scale }) => scale,
  },
  tokens: {
    flags: [
      new Option('--tokens <file>', 'your own tokens: a .env file with the variables of chatpact check').env(
        'CHATPACT_TOKENS',
      ),
    ],
    toOption: async ({ tokens }) => (tokens === undefined ? undefined : await readTokens(tokens)),
  },
  specs: {
    flags: [
      new Option(
        '--spec <vendor=path>',
        'your OpenAPI document; operations without a handler are answered from their schema; repeatable, documents of one vendor are merged',
      ).argParser(collectSpecs),
    ],
    toOption: ({ spec }) => spec,
  },
  specRoots: {
    flags: [createSpecRootFlag()],
    toOption: ({ specRoot }) => specRoot,
  },
  versions: {
    flags: vendorNames.map((vendor) =>
      new Option(`--${vendor}-version <x.y.z>`, 'hide endpoints added after this version').env(
        `CHATPACT_${vendor.toUpperCase()}_VERSION`,
      ),
    ),
    toOption: (flags) => defined(Object.fromEntries(vendorNames.map((vendor) => [vendor, flags[`${vendor}Version`]]))),
  },
  edition: {
    flags: [
      new Option('--edition <name>', 'community hides endpoints of the enterprise edition')
        .env('CHATPACT_EDITION')
        .choices(editions)
        .default('enterprise'),
    ],
    toOption: ({ edition }) => edition,
  },
  timezone: {
    flags: [
      new Option(
        '--timezone <zone>',
        'time zone of the server, which sets where days of Rocket.Chat reports begin (default: $TZ, else UTC)',
      ).env('CHATPACT_TIMEZONE'),
    ],
    toOption: async ({ timezone }) => timezone ?? (await readZone(process.env.TZ)),
  },
  fixture: {
    flags: [new Option('--fixture <file>', 'start with an exported workspace').env('CHATPACT_FIXTURE')],
    toOption: async ({ fixture }) => (fixture === undefined ? undefined : await readText(fixture)),
  },
  scenario: {
    flags: [new Option('--scenario <name>', 'start with a named edge case; /__admin/scenarios lists them')],
    toOption: ({ scenario }) => scenario,
  },
} satisfies Partial<MockFlagEntries>;
