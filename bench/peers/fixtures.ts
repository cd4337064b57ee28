import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The response of a path. */
export interface Answer {
  path: string;
  body: unknown;
}

/** Writes the same responses in the format of each peer, and returns the folder. */
export function writeFixtures(answers: readonly Answer[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-bench-'));
  const write = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content));
  write('answers.json', answers);
  write('openapi.json', toOpenApi(answers));
  write('mockoon.json', toMockoon(answers));
  write('db.json', Object.fromEntries(answers.map(({ body }, index) => [`answer${index}`, body])));
  // Its rewriting rules match the whole URL.
  write('routes.json', Object.fromEntries(answers.map(({ path }, index) => [`${path}*`, `/answer${index}`])));
  mkdirSync(join(folder, 'wiremock', 'mappings'), { recursive: true });
  for (const [index, { path, body }] of answers.entries()) {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const response = { status: 200, headers, body: JSON.stringify(body) };
    write(`wiremock/mappings/${index}.json`, { request: { method: 'GET', urlPath: path }, response });
  }
  return folder;
}

function toOpenApi(answers: readonly Answer[]) {
  const paths = answers.map(({ path, body }, index) => {
    const content = { 'application/json': { schema: {}, example: body } };
    const parameters = ['since', 'until', 'page'].map((name) => ({ name, in: 'query', schema: { type: 'string' } }));
    const get = { operationId: `answer${index}`, parameters, responses: { 200: { description: 'OK', content } } };
    return [path, { get }];
  });
  return { openapi: '3.0.3', info: { title: 'bench', version: '1' }, paths: Object.fromEntries(paths) };
}

function toMockoon(answers: readonly Answer[]) {
  // It requires UUIDs as ids.
  const idOf = (kind: number, index: number) => `00000000-0000-4000-8000-${kind}${String(index).padStart(11, '0')}`;
  const routes = answers.map(({ path, body }, index) => {
    const headers = [{ key: 'Content-Type', value: 'application/json; charset=utf-8' }];
    const answer = {
      statusCode: 200,
      headers,
      bodyType: 'INLINE',
      body: JSON.stringify(body),
      disableTemplating: true,
    };
    const response = { uuid: idOf(2, index), default: true, ...answer };
    return { uuid: idOf(1, index), type: 'http', method: 'get', endpoint: path.slice(1), responses: [response] };
  });
  const rootChildren = routes.map(({ uuid }) => ({ type: 'route', uuid }));
  return { uuid: idOf(0, 0), lastMigration: 33, name: 'bench', headers: [], routes, rootChildren };
}
