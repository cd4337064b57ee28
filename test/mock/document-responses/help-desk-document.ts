import { answering, json, toDocument } from './serve-document.ts';

// A help desk API as its vendor would document it, as large as users' documents are.

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = (format?: string) => ({ type: 'string', ...(format && { format }) });
const list = (items: object, more: object = {}) => ({ type: 'array', items, ...more });
const integer = { type: 'integer', minimum: 1 };
const object = (properties: object, ...required: string[]) => ({ type: 'object', properties, required });
const times = { created_at: text('date-time'), updated_at: { type: 'integer', format: 'int64' } };

/** Schemas of the resources. Each has a feature that real documents use. */
const resources: Readonly<Record<string, object>> = {
  tickets: {
    allOf: [
      object({ id: integer, subject: text(), ...times }, 'id', 'subject'),
      object({ state: { enum: ['new', 'open', 'closed'] }, priority: { type: 'string', nullable: true } }, 'state'),
    ],
  },
  customers: object(
    { id: integer, name: text(), email: text('email'), phone: { type: 'string', pattern: '^\\+[1-9]\\d{7,14}$' } },
    'id',
    'name',
    'email',
  ),
  comments: object({ id: integer, body: text(), replies: list(reference('comments')) }, 'id', 'body', 'replies'),
  macros: object(
    {
      id: integer,
      steps: list({ oneOf: [reference('assign'), reference('tag')], discriminator: { propertyName: 'kind' } }),
    },
    'id',
    'steps',
  ),
  surveys: object(
    { id: text('uuid'), score: { type: 'number', minimum: 0, maximum: 5, multipleOf: 0.5 }, notes: text() },
    'id',
    'score',
  ),
  views: object(
    {
      id: integer,
      columns: list(text(), { minItems: 2, uniqueItems: true }),
      filters: { additionalProperties: text() },
    },
    'id',
    'columns',
  ),
  schedules: object(
    {
      id: integer,
      opens: { type: 'string', pattern: '^\\d\\d:\\d\\d$' },
      zone: text(),
      days: list({ enum: [1, 2, 3] }),
    },
    'id',
    'opens',
  ),
  webhooks: object(
    {
      id: integer,
      url: text('uri'),
      secret: { ...text('password'), writeOnly: true },
      last: { anyOf: [text('date'), integer] },
    },
    'id',
    'url',
  ),
};
const schemas = {
  ...resources,
  assign: object({ kind: { enum: ['assign'] }, user_id: integer }, 'kind', 'user_id'),
  tag: object({ kind: { enum: ['tag'] }, tags: list(text(), { minItems: 1 }) }, 'kind', 'tags'),
  failure: object({ code: text(), details: list(object({ field: text(), reason: text() })) }, 'code'),
};

/** The operations of one resource: the five usual ones, an export, an upload, and a bulk update. */
function toPaths(base: string, name: string, parameters: readonly object[]): Record<string, object> {
  const one = json(reference(name));
  const failures = { 422: json(reference('failure')), 404: json(reference('failure')) };
  const written = { required: true, content: { 'application/json': { schema: reference(name) } } };
  const file = object({ file: text('binary'), note: text() }, 'note');
  const page = { name: 'page', in: 'query', required: true, schema: { type: 'integer', minimum: 1 } };
  const order = { name: 'order', in: 'query', style: 'pipeDelimited', explode: false, schema: list(text()) };
  const id = { name: 'record', in: 'path', required: true, schema: integer };
  const listed = json({
    type: 'object',
    properties: { meta: object({ total: integer }), data: list(reference(name)) },
  });
  return {
    [`${base}/${name}`]: {
      parameters,
      get: { parameters: [page, order], ...answering({ 200: listed, ...failures }) },
      post: {
        requestBody: written,
        ...answering({ 201: { ...one, headers: { Location: { schema: text() } } }, ...failures }),
      },
    },
    [`${base}/${name}/{record}`]: {
      parameters: [...parameters, id],
      get: answering({ '2XX': one, default: json(reference('failure')) }),
      put: { requestBody: written, ...answering({ 200: one, ...failures }) },
      delete: answering({ 204: {}, ...failures }),
    },
    [`${base}/${name}/{record}/files`]: {
      parameters: [...parameters, id],
      post: { requestBody: { content: { 'multipart/form-data': { schema: file } } }, ...answering({ 202: one }) },
    },
    [`${base}/${name}/export`]: {
      parameters,
      get: answering({ 200: { content: { 'text/csv': { schema: text() }, 'application/pdf': {} } } }),
      post: {
        requestBody: { content: { 'application/x-www-form-urlencoded': { schema: object({ ids: text() }, 'ids') } } },
        ...answering({ 200: { content: { 'application/xml': { schema: reference(name) } } } }),
      },
    },
  };
}

/** A document with eight operations on each of eight resources. */
export function toHelpDesk(base: string, parameters: readonly object[] = []): object {
  const paths = Object.keys(resources).map((name) => toPaths(base, name, parameters));
  return toDocument(Object.assign({}, ...paths), { schemas });
}
