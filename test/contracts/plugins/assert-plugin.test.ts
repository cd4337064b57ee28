import { describe, expect, test } from 'vitest';
import { assertPlugin } from '../../../contracts/plugins/assert-plugin.ts';
import { readPlugins } from '../../../contracts/plugins/with-plugins.ts';
import type { VendorDeclaration } from '../../../specs/vendor-declaration.ts';
import { builtInVendors } from '../../../specs/vendors.ts';

const judge = () => [];
const relation = { id: 'r', statement: 'R.', operations: ['a'], reads: [{ operation: 'a' }], judge };
const rule = { id: 'r', statement: 'R.', judge };
const scenarioTest = { id: 's', statement: 'S.', operations: ['a'], run: async () => undefined };
const whole = {
  ...{ name: 'acme', vendor: 'chatwoot', relations: [relation], rules: [rule], scenarioTests: [scenarioTest] },
  parameters: { page: 2, 'a.id': { operation: 'a', items: '', field: 'id' } },
};

describe('assertPlugin', () => {
  test('accepts a plugin with all fields, and one with only a name', () => {
    expect(() => assertPlugin(whole, 'acme.mjs')).not.toThrow();
    expect(() => assertPlugin({ name: 'acme' }, 'acme.mjs')).not.toThrow();
  });

  test.each<[what: string, plugin: unknown, said: string]>([
    ['nothing', undefined, 'acme.mjs: Expected a plugin object (see definePlugin), got nothing.'],
    ['null', null, 'acme.mjs: Expected a plugin object (see definePlugin), got null.'],
    ['a function', () => whole, 'acme.mjs: Expected a plugin object (see definePlugin), got a function.'],
    ['a list', [whole], 'acme.mjs: Expected a plugin object (see definePlugin), got a list.'],
    ['no name', {}, 'acme.mjs: Expected a name of up to 64 letters, digits, "-" and "_" for name, got nothing.'],
    ['a name with a slash', { name: 'a/b' }, ' for name, got "a/b".'],
    ['a vendor that is no name', { name: 'a', vendor: 'a/b' }, 'for vendor, got "a/b".'],
    ['a misspelt field', { name: 'a', rule: [] }, 'acme.mjs: unknown field rule. Known fields: name, vendor,'],
    ['rules that are not a list', { name: 'a', rules: rule }, 'Expected a list for rules, got an object.'],
    ['a rule that is null', { name: 'a', rules: [null] }, 'Expected an object for rules[0], got null.'],
    [
      'a rule without a judge function',
      { name: 'a', rules: [{ ...rule, judge: 1 }] },
      'Expected a function for rules[0].judge, got a number.',
    ],
    [
      'two rules with the same id',
      { name: 'a', rules: [rule, rule] },
      'Expected a unique id for rules[1].id, got "r".',
    ],
    [
      'an unknown severity',
      { name: 'a', rules: [{ ...rule, severity: 'info' }] },
      'for rules[0].severity, got "info".',
    ],
    [
      'a relation without operations',
      { name: 'a', relations: [{ ...relation, operations: [] }] },
      'Expected a list of operation ids for relations[0].operations, got an empty list.',
    ],
    [
      'a relation that reads nothing',
      { name: 'a', relations: [{ ...relation, reads: [] }] },
      'Expected a list of { operation, path, query, window } for relations[0].reads, got an empty list.',
    ],
    [
      'a doubt without reads',
      { name: 'a', relations: [{ ...relation, doubt: { find: judge } }] },
      'Expected { reads, find } for relations[0].doubt',
    ],
    [
      'a scenario test without a sentence',
      { name: 'a', scenarioTests: [{ ...scenarioTest, statement: ' ' }] },
      'Expected a sentence for scenarioTests[0].statement, got " ".',
    ],
    [
      'a parameter without a source',
      { name: 'a', parameters: { page: null } },
      'Expected a value, or { operation, items, field } for parameters["page"], got null.',
    ],
  ])('refuses %s, and names the field and the expected value', (_, plugin, said) => {
    expect(() => assertPlugin(plugin, 'acme.mjs')).toThrow(
      expect.objectContaining({ code: 'INVALID_PLUGIN', message: expect.stringContaining(said) }),
    );
  });
});

describe('readPlugins', () => {
  const declaration = { ...builtInVendors[0], name: 'tickets' } as VendorDeclaration;

  test('accepts a plugin of a vendor that another plugin adds', () => {
    const plugins = [
      { name: 'a', vendors: [{ declaration }] },
      { name: 'b', vendor: 'tickets' },
    ];
    expect(readPlugins(plugins)).toEqual(plugins);
  });

  test('refuses a plugin of an unknown vendor, which would never apply', () => {
    const message = 'plugins[0]: Expected "chatwoot" or "rocketchat" for vendor, got "slack".';
    expect(() => readPlugins([{ name: 'a', vendor: 'slack' }])).toThrow(
      expect.objectContaining({ code: 'INVALID_PLUGIN', message }),
    );
  });
});
