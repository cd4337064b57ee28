import { expect, test } from 'vitest';
import { defineVendorCheck } from '../../../contracts/vendor.ts';
import { getVendorCheck, vendorChecks } from '../../../contracts/vendors/index.ts';
import { chatwoot } from '../../../specs/chatwoot/vendor.ts';

const toPlugin = (name: string) => {
  const declaration = { ...chatwoot, name };
  const check = defineVendorCheck(declaration, { schemes: {}, identities: {}, probe: 'getVersion' });
  return { vendors: [{ declaration, check }] };
};

test('finds built-in vendors and those of plugins', () => {
  expect(getVendorCheck('chatwoot')).toBe(vendorChecks.chatwoot);
  expect(getVendorCheck('tickets', [toPlugin('tickets')])).toMatchObject({ name: 'tickets', relations: [] });
});

test.each([
  ['two plugins', [toPlugin('tickets'), toPlugin('tickets')]],
  ['a built-in vendor and a plugin', [toPlugin('chatwoot')]],
])('refuses the same name for vendors of %s', (_, plugins) => {
  expect(() => getVendorCheck('chatwoot', plugins)).toThrow(expect.objectContaining({ code: 'DUPLICATE_VENDOR' }));
});
