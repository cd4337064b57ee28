import type { RocketChatOperationId } from '../../../../specs/bodies.ts';
import type { ReadInput, ServerInput } from '../../../vendor-interface/definition.ts';
import type { MockRequest } from '../../../vendor-interface/request.ts';
import { Refusal } from '../refusal.ts';
import { assertNameIsPlain } from '../routes/assert-name.ts';
import { readFields, readList } from './list.ts';
import { toQueryValues } from './query.ts';
import { readInput, validateInput } from './schemas.ts';

const deviation = 'rocketchat-input-is-read-by-routes';

const input = <Input extends ReadInput>(
  readRequest: (request: MockRequest) => Input,
  more: Pick<ServerInput, 'isReadBeforeAuthorization'> = {},
): ServerInput<Input> => ({
  deviation,
  read: readRequest,
  ...more,
});

/** Query parameters with plain string values, by name. */
function toTexts(request: MockRequest): Record<string, string> {
  const texts = [...toQueryValues(request)].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts);
}

const bodyOf = ({ body }: MockRequest) => (body ?? {}) as Record<string, unknown>;

function refuse(error: string): never {
  throw new Refusal('invalid', { error });
}

const isObjectLike = (value: unknown) => typeof value === 'object';

/** Rocket.Chat 6.14, app/api/server/v1/channels.ts and groups.ts; executed. */
const newRoom = (param: string, objects: readonly string[]) =>
  input((request) => {
    const body = bodyOf(request);
    if (!body.name) refuse(`${param} "name" is required`);
    if (body.members && !Array.isArray(body.members)) refuse(`${param} "members" must be an array if provided`);
    for (const name of objects) {
      if (body[name] && !isObjectLike(body[name])) refuse(`${param} "${name}" must be an object if provided`);
    }
    // Servers check no other types.
    const { name, members, readOnly, excludeSelf } = body;
    return { body: { name, members: Array.isArray(members) ? members : [], readOnly, excludeSelf } };
  });

/** Field types of a deletion, checked as by Meteor's `check` (app/api/server/v1/chat.ts; executed). */
const deletionTypes = { msgId: 'string', roomId: 'string', asUser: 'boolean' } as const;

interface Deletion {
  msgId: string;
  roomId: string;
  asUser?: boolean | null;
}

function readDeletion(request: MockRequest): { body: Deletion } {
  const body = bodyOf(request);
  for (const [name, value] of Object.entries(body)) {
    const type = Object.hasOwn(deletionTypes, name) ? deletionTypes[name as keyof typeof deletionTypes] : undefined;
    const isLeftOut = name === 'asUser' && (value === null || value === undefined);
    const given = value === null ? 'null' : typeof value;
    if (type === undefined || isLeftOut || given === type) continue;
    refuse(`Match error: Expected ${type}, got ${given} in field ${name}`);
  }
  const missing = ['msgId', 'roomId'].find((name) => !Object.hasOwn(body, name));
  if (missing !== undefined) refuse(`Match error: Missing key '${missing}'`);
  const { msgId, roomId, asUser } = body;
  // The types of all three were checked above, by name.
  return { body: { msgId, roomId, asUser } as Deletion };
}

const directRoom = input((request) => ({ body: readInput('directRoom', bodyOf(request)) }));

export const routeInputs = {
  // The handler validates the body itself.
  'post-api-v1-login': input(({ body }) => ({ body: body ?? {} })),
  'get-api-v1-users.list': input((request) => ({ values: readList(toQueryValues(request)) })),
  'get-api-v1-channels.list': input((request) => ({ values: readList(toQueryValues(request)) })),
  'get-api-v1-groups.list': input((request) => ({ values: readList(toQueryValues(request)) })),
  'get-api-v1-users.info': input((request) => {
    const values = readInput('userInfo', toTexts(request));
    return { values: { ...values, fields: readFields(values.fields) } };
  }),
  'get-api-v1-channels.info': input((request) => {
    const { roomId, roomName } = toTexts(request);
    return { values: { roomId, roomName, isNamed: true } };
  }),
  'get-permissions.listAll': input((request) => ({ values: { updatedSince: toTexts(request).updatedSince } })),
  'post-api-v1-users.create': input(
    (request) => {
      const body = readInput('newUser', request.body ?? {});
      assertNameIsPlain(body.name);
      return { body };
    },
    { isReadBeforeAuthorization: true },
  ),
  'post-api-v1-permissions.update': input((request) => {
    const { value } = validateInput('permissions', bodyOf(request));
    if (value) return { body: value };
    throw new Refusal('invalid', { error: 'Invalid body params', errorType: 'error-invalid-body-params' });
  }),
  'post-api-v1-channels.create': newRoom('Param', ['customFields']),
  'post-api-v1-channels.delete': input((request) => ({ body: readInput('channel', bodyOf(request)) })),
  'post-api-v1-groups.create': newRoom('Body param', ['customFields', 'extraData']),
  'post-api-v1-im.create': directRoom,
  'post-api-v1-im.create-by-its-other-name': directRoom,
  'post-api-v1-chat.postMessage': input((request) => ({ body: bodyOf(request) })),
  'post-api-v1-chat.delete': input(readDeletion),
} satisfies Partial<Record<RocketChatOperationId, ServerInput>>;
