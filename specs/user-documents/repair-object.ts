import { isObject, type Json, type JsonObject } from '../json/json.ts';
import type { Kind } from './object-types.ts';
import type { Path, ReportProblem } from './problem.ts';

interface Notes {
  note: ReportProblem;
  /** Records a problem for which the document is refused. */
  refuse: ReportProblem;
}

type Repair = (node: JsonObject, path: Path, notes: Notes) => void;

const places = ['path', 'query', 'header', 'cookie'];

/** Repairs of objects with missing or misspelt keys. */
const repairs: Partial<Record<Kind, Repair>> = {
  document(document, path, { note, refuse }) {
    if (!isObject(document.info)) {
      document.info = { title: 'Without a title', version: '0' };
      note([...path, 'info'], 'info, with the title and the version of the API, is missing');
    }
    if (document.paths === undefined || document.paths === null) document.paths = {};
    else if (!isObject(document.paths)) refuse([...path, 'paths'], 'paths must be a mapping of paths to operations');
  },
  paths(paths, path, { refuse }) {
    for (const each of Object.keys(paths)) {
      if (each.startsWith('x-')) continue;
      const objection = findPathObjection(each);
      if (objection !== undefined) refuse([...path, each], `The path "${each}" ${objection}`);
    }
  },
  operation(operation, path, { note }) {
    const { responses } = operation;
    if (isObject(responses) && Object.keys(responses).some((key) => !key.startsWith('x-'))) return;
    // Without documented responses, every response is valid.
    operation.responses = { default: { description: '' } };
    if (responses === undefined) note([...path, 'responses'], 'responses is missing; every response is valid');
  },
  responses(responses, path, { note }) {
    for (const [status, response] of Object.entries(responses)) {
      if (!/^[1-5]xx$/.test(status)) continue;
      note([...path, status], `a status range must be written as ${status.toUpperCase()}`);
      responses[status.toUpperCase()] ??= response;
      delete responses[status];
    }
  },
  response(response) {
    response.description ??= '';
  },
  parameter(parameter, path, { note }) {
    if (typeof parameter.name !== 'string' || !places.includes(String(parameter.in))) {
      note(path, `a parameter needs a name, and "in" with one of ${places.join(', ')}; this one is ignored`);
      return;
    }
    if (parameter.schema !== undefined || hasKeys(parameter.content)) return;
    parameter.schema = {};
    note([...path, 'schema'], 'schema is missing; every value is valid');
  },
};

const hasKeys = (value: Json | undefined) => isObject(value) && Object.keys(value).length > 0;

/** Adds missing parts to an object. Changes the object in place. */
export function repairObject(node: JsonObject, kind: Kind, path: Path, notes: Notes): void {
  repairs[kind]?.(node, path, notes);
}

/** Why no request can have this path, as a predicate. */
function findPathObjection(path: string): string | undefined {
  if (!path.startsWith('/')) return 'does not start with a slash';
  const [, mark] = /([?#])/.exec(path) ?? [];
  if (mark === undefined) return undefined;
  return mark === '?' ? 'has a query; describe it as parameters in "query"' : 'has a fragment, which no request sends';
}
