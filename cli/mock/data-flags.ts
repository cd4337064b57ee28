import { Option } from 'commander';
import { type Edition, editions } from '../../mock/workspaces/editions.ts';
import { type Profile, profiles } from '../../specs/profiles.ts';
import { vendorNames } from '../../specs/vendors.ts';
import { createSpecRootFlag } from '../flags/document-flags.ts';
import { collectSpecs, collectValues, parseNumber, readText } from '../flags/shared-flags.ts';
import { modules, readFile, readFiles } from '../settings/file-kinds.ts';
import { boolean, choice, text, vendorName } from '../settings/kinds.ts';
import type { MockFlagEntries } from './flag-table.ts';
import { defined, readPlugins, readTokens, readZone } from './flag-values.ts';
import { amount, documentsByVendor, integer, setting, versionsByVendor } from './setting.ts';

const toLists = (specs: Record<string, string | string[]>) =>
  Object.fromEntries(Object.entries(specs).map(([vendor, paths]) => [vendor, [paths].flat()]));

/** Flags for what the mock serves, in the order of the help. */
export const dataFlags = {
  vendors: {
    flags: [
      new Option('--vendor <name>', `serve only this vendor: ${vendorNames.join(', ')}, or one of a plugin`).env(
        'CHATPACT_VENDOR',
      ),
    ],
    settings: {
      vendor: setting(vendorName, 'Serve only this vendor: a built-in one, or one of a plugin.', (vendor) => ({
        vendor,
      })),
    },
    toOption: ({ vendor }) => (vendor === undefined ? undefined : [vendor]),
  },
  plugins: {
    flags: [new Option('--plugin <file>', 'a module that adds vendors; repeatable').argParser(collectValues)],
    settings: {
      plugins: setting(
        modules,
        'Modules that add vendors. Refused in a configuration that was found, not passed with --config, because they run code.',
        (plugin) => ({ plugin }),
        'plugins run code',
      ),
    },
    toOption: ({ plugin }) => readPlugins(plugin),
  },
  profile: {
    flags: [
      new Option('--profile <name>', 'respond as documented (default), or as real servers do (default with --live)')
        .env('CHATPACT_PROFILE')
        .choices(profiles),
    ],
    settings: {
      profile: setting(
        choice(profiles),
        'Respond as documented (default), or as real servers do (default if live is true).',
        // The schema allows the names of profiles only.
        (profile) => ({ profile: profile as Profile }),
      ),
    },
    toOption: ({ profile }) => profile,
  },
  seed: {
    flags: [
      new Option('--seed <number>', 'seed of the generated data: the same seed gives the same history')
        .env('CHATPACT_SEED')
        .argParser(parseNumber),
    ],
    settings: {
      seed: setting(integer(-(2 ** 53) + 1, 2 ** 53 - 1), 'Seed of the generated data.', (seed) => ({ seed })),
    },
    toOption: ({ seed }) => seed,
  },
  now: {
    flags: [
      new Option('--now <time>', 'ISO 8601 time of the clock, where the history ends; now is the present').env(
        'CHATPACT_NOW',
      ),
    ],
    settings: {
      now: setting(text('typed'), 'ISO 8601 time of the clock, where the history ends; now is the present.', (now) => ({
        now,
      })),
    },
    replaces: ['live'],
    toOption: ({ now }) => now,
  },
  live: {
    flags: [
      new Option(
        '--live',
        'present time: the history ends now, the clock ticks, and the profile is observed unless --profile says otherwise',
      ),
    ],
    settings: {
      live: setting(
        boolean,
        'Present time: the history ends now, the clock ticks, and the profile is observed unless profile says otherwise.',
        (live) => ({ live }),
      ),
    },
    replaces: ['now', 'fixture', 'scenario'],
    toOption: ({ live }) => live,
  },
  scale: {
    flags: [
      new Option('--scale <factor>', 'multiply the data volume; 0 gives an empty history')
        .env('CHATPACT_SCALE')
        .argParser(parseNumber),
    ],
    settings: {
      scale: setting(amount, 'Multiplies the data volume; 0 gives an empty history.', (scale) => ({ scale })),
    },
    toOption: ({ scale }) => scale,
  },
  tokens: {
    flags: [
      new Option('--tokens <file>', 'your own tokens: a .env file with the variables of chatpact check').env(
        'CHATPACT_TOKENS',
      ),
    ],
    settings: {
      tokens: setting(readFile, 'Your own tokens: a .env file with the variables of chatpact check.', (tokens) => ({
        tokens,
      })),
    },
    toOption: async ({ tokens }) => (tokens === undefined ? undefined : await readTokens(tokens)),
  },
  specs: {
    flags: [
      new Option(
        '--spec <vendor=path>',
        'your OpenAPI document; operations without a handler are answered from their schema; repeatable, documents of one vendor are merged',
      ).argParser(collectSpecs),
    ],
    settings: {
      specs: setting(
        documentsByVendor,
        'Your OpenAPI documents, by vendor: { chatwoot: api.yaml }. Operations without a handler are answered from their schema.',
        (specs) => ({ spec: toLists(specs) }),
      ),
    },
    toOption: ({ spec }) => spec,
  },
  specRoots: {
    flags: [createSpecRootFlag()],
    settings: {
      specRoots: setting(
        readFiles,
        'Folders and origins to which references in these documents may lead, besides their own.',
        (specRoot) => ({ specRoot }),
      ),
    },
    toOption: ({ specRoot }) => specRoot,
  },
  versions: {
    flags: vendorNames.map((vendor) =>
      new Option(`--${vendor}-version <x.y.z>`, 'hide endpoints added after this version').env(
        `CHATPACT_${vendor.toUpperCase()}_VERSION`,
      ),
    ),
    settings: {
      versions: setting(
        versionsByVendor,
        'Versions of the emulated servers, by vendor: { chatwoot: 4.9.2 }. Endpoints added later are hidden.',
        (versions) =>
          Object.fromEntries(Object.entries(versions).map(([vendor, version]) => [`${vendor}Version`, version])),
      ),
    },
    isMerged: true,
    toOption: (flags) => defined(Object.fromEntries(vendorNames.map((vendor) => [vendor, flags[`${vendor}Version`]]))),
  },
  edition: {
    flags: [
      new Option('--edition <name>', 'community hides endpoints of the enterprise edition')
        .env('CHATPACT_EDITION')
        .choices(editions)
        .default('enterprise'),
    ],
    settings: {
      edition: setting(
        choice(editions),
        'community hides endpoints of the enterprise edition.',
        // The schema allows the names of editions only.
        (edition) => ({ edition: edition as Edition }),
      ),
    },
    toOption: ({ edition }) => edition,
  },
  timezone: {
    flags: [
      new Option(
        '--timezone <zone>',
        'time zone of the server, which sets where days of Rocket.Chat reports begin (default: $TZ, else UTC)',
      ).env('CHATPACT_TIMEZONE'),
    ],
    settings: {
      timezone: setting(text('typed'), 'Time zone of the server, as an IANA name.', (timezone) => ({ timezone })),
    },
    toOption: async ({ timezone }) => timezone ?? (await readZone(process.env.TZ)),
  },
  fixture: {
    flags: [new Option('--fixture <file>', 'start with an exported workspace').env('CHATPACT_FIXTURE')],
    settings: { fixture: setting(readFile, 'Start with this exported workspace.', (fixture) => ({ fixture })) },
    replaces: ['live'],
    toOption: async ({ fixture }) => (fixture === undefined ? undefined : await readText(fixture)),
  },
  scenario: {
    flags: [new Option('--scenario <name>', 'start with a named edge case; /__admin/scenarios lists them')],
    settings: { scenario: setting(text('typed'), 'Start with this named edge case.', (scenario) => ({ scenario })) },
    replaces: ['live'],
    toOption: ({ scenario }) => scenario,
  },
} satisfies Partial<MockFlagEntries>;
