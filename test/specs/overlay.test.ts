import { isDeepStrictEqual } from 'node:util';
import { runInNewContext } from 'node:vm';
import { expect, onTestFinished, test, vi } from 'vitest';
import { parseSource } from '../../specs/documents/load.ts';
import { applyOverlay, readOverlay } from '../../specs/documents/overlay.ts';
import type { Json, JsonObject } from '../../specs/json/json.ts';

const document: JsonObject = {
  info: { title: 'Before', tags: ['a', 'b'] },
  paths: {
    '/users': { get: { tags: ['x'], parameters: [{ name: 'page' }, { name: 'size' }, { name: 'sort' }] } },
    '/rooms': { get: { tags: ['y'], parameters: [{ name: 'page' }] } },
  },
  "it's": { here: true },
};

/** Applies actions to the document above. Each is a target and the other keys of the action. */
function apply(...actions: [target: string, action: JsonObject][]): JsonObject {
  const json = { overlay: '1.0.0', actions: actions.map(([target, action]) => ({ target, ...action })) };
  return applyOverlay(document, readOverlay(parseSource('overlay.json', JSON.stringify(json, undefined, 1))));
}

const namesOf = (result: JsonObject, path: string) => {
  const item = (result.paths as Record<string, { get: { parameters: { name: Json }[] } }>)[path];
  return item?.get.parameters.map(({ name }) => name);
};

test('objects are merged at any depth', () => {
  expect(apply(['$.info', { update: { title: 'After', contact: { email: 'x' } } }]).info).toEqual({
    title: 'After',
    tags: ['a', 'b'],
    contact: { email: 'x' },
  });
  expect(apply(['$', { update: { info: { title: { en: 'After' } } } }]).info).toMatchObject({ title: { en: 'After' } });
});

test('the given document is not changed', () => {
  const before = structuredClone(document);
  const update = { parameters: [{ name: 'new' }] };
  const result = apply(
    ['$.paths.*.get', { update }],
    ["$.paths['/users'].get.parameters[-1]", { update: { name: 'changed' } }],
  );
  expect(document).toEqual(before);
  // Two targets of an update do not share its value.
  expect([namesOf(result, '/users')?.at(-1), namesOf(result, '/rooms')?.at(-1)]).toEqual(['changed', 'new']);
});

test('targets are found if copies belong to another realm, as in Jest', () => {
  const parse = runInNewContext('JSON.parse') as typeof JSON.parse;
  vi.stubGlobal('structuredClone', (value: unknown) => parse(JSON.stringify(value)));
  onTestFinished(() => void vi.unstubAllGlobals());
  expect(isDeepStrictEqual(structuredClone({}), {})).toBe(false);
  const result = apply(
    ['$.info', { update: { contact: { names: [{}] } } }],
    ['$.info.contact.names[*]', { update: { first: 'x' } }],
    ['$.info.contact.names', { update: { first: 'y' } }],
    ['$.info.contact.names[?@.first]', { update: { last: 'z' } }],
  );
  expect(result.info).toMatchObject({
    contact: {
      names: [
        { first: 'x', last: 'z' },
        { first: 'y', last: 'z' },
      ],
    },
  });
});

test('an update is appended to an array', () => {
  expect(apply(['$.info.tags', { update: 'c' }]).info).toMatchObject({ tags: ['a', 'b', 'c'] });
  expect(namesOf(apply(["$.paths['/rooms'].get.parameters", { update: { name: 'size' } }]), '/rooms')).toEqual([
    'page',
    'size',
  ]);
});

test('entries are appended to an array inside an updated object', () => {
  expect(apply(['$.info', { update: { tags: ['c', 'd'] } }]).info).toMatchObject({ tags: ['a', 'b', 'c', 'd'] });
});

test('other values are replaced', () => {
  expect(apply(['$.info.title', { update: 'After' }]).info).toMatchObject({ title: 'After' });
  expect(apply(['$.info.title', { update: null }]).info).toMatchObject({ title: null });
  expect(apply(['$.info.title', { update: { en: 'After' } }]).info).toMatchObject({ title: { en: 'After' } });
  expect(apply(['$.info', { update: { tags: 'none' } }]).info).toMatchObject({ tags: 'none' });
});

test('removes several entries of one array in any order', () => {
  expect(namesOf(apply(["$.paths['/users'].get.parameters[0,2]", { remove: true }]), '/users')).toEqual(['size']);
  expect(namesOf(apply(["$.paths['/users'].get.parameters[2,0]", { remove: true }]), '/users')).toEqual(['size']);
  expect(namesOf(apply(["$.paths['/users'].get.parameters[?@.name!='sort']", { remove: true }]), '/users')).toEqual([
    'sort',
  ]);
  expect(namesOf(apply(["$.paths['/users'].get.parameters[0,0]", { remove: true }]), '/users')).toEqual([
    'size',
    'sort',
  ]);
});

test('removing a node also removes selected nodes inside it', () => {
  const nested = { overlay: '1.0.0', actions: [{ target: '$..x', remove: true }] };
  const actions = readOverlay(parseSource('overlay.json', JSON.stringify(nested)));
  expect(applyOverlay({ x: { x: { y: 1 } }, list: [{ x: 1, z: 2 }] }, actions)).toEqual({ list: [{ z: 2 }] });
});

test('a removal deletes a property and takes precedence over an update', () => {
  expect(apply(["$.paths['/users']", { remove: true }]).paths).toEqual({ '/rooms': expect.anything() });
  expect(apply(['$.info.title', { remove: true, update: 'After' }]).info).toEqual({ tags: ['a', 'b'] });
});

test('filters, unions, wildcards and descendants follow RFC 9535', () => {
  const mark = { update: { marked: true } };
  const marked = (target: string) => JSON.stringify(apply([target, mark])).split('"marked":true').length - 1;
  expect(marked("$.paths['/users','/rooms'].get")).toBe(2);
  expect(marked('$.paths.*.get')).toBe(2);
  expect(marked("$.paths.*.get.parameters[?@.name=='page']")).toBe(2);
  expect(marked("$.paths.*.get.parameters[?@.name=='size' || @.name=='sort']")).toBe(2);
  expect(marked("$..[?@.name=='sort']")).toBe(1);
});

test('a name may contain a quote, a slash or a backslash', () => {
  expect(apply(["$['it\\'s']", { update: { there: 1 } }])["it's"]).toEqual({ here: true, there: 1 });
  expect(apply(['$["it\'s"].here', { remove: true }])["it's"]).toEqual({});
});

test('later actions see the effects of earlier ones', () => {
  const result = apply(
    ['$.info', { update: { contact: { email: 'x' } } }],
    ['$.info.contact', { update: { name: 'X' } }],
    ['$.info.contact.email', { remove: true }],
  );
  expect(result.info).toMatchObject({ contact: { name: 'X' } });
  expect((result.info as JsonObject).contact).toEqual({ name: 'X' });
});

test('a target that matches nothing is an error that names its line and the target', () => {
  const stale = () => apply(['$.info', { update: { a: 1 } }], ['$.nowhere', { update: {} }]);
  expect(stale).toThrow(expect.objectContaining({ name: 'UsageError', code: 'UNMATCHED_OVERLAY_TARGET' }));
  expect(stale).toThrow(/^overlay\.json:\d+: .*\$\.nowhere/);
});

test('a target that an earlier action removed matches nothing', () => {
  expect(() => apply(['$.info', { remove: true }], ['$.info.title', { update: 'x' }])).toThrow(/\$\.info\.title/);
});

test.each([
  [
    'a target that is not a JSONPath',
    { overlay: '1.0.0', actions: [{ target: 'info.title', remove: true }] },
    /RFC 9535/,
  ],
  ['a broken JSONPath', { overlay: '1.0.0', actions: [{ target: '$.paths[', remove: true }] }, /RFC 9535/],
  ['an action without a target', { overlay: '1.0.0', actions: [{ update: {} }] }, /target/],
  ['actions that are not a list', { overlay: '1.0.0', actions: {} }, /list of actions/],
  ['no version', { actions: [] }, /overlay: 1\.0\.0/],
  ['an unsupported version', { overlay: '2.0.0', actions: [] }, /overlay: 1\.0\.0/],
])('reports %s with its line', (_, json, reason) => {
  const run = () => applyOverlay(document, readOverlay(parseSource('overlay.json', JSON.stringify(json))));
  expect(run).toThrow(expect.objectContaining({ code: 'INVALID_OVERLAY' }));
  expect(run).toThrow(/^overlay\.json:1: /);
  expect(run).toThrow(reason);
});
