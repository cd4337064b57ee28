import { inBench, type Peer } from './peer.ts';

const node = process.execPath;
const own =
  (server: string): Peer['command'] =>
  ({ port, folder }) => [node, inBench(`peers/servers/${server}.mjs`), String(port), folder];
const prism =
  (level: string): Peer['command'] =>
  ({ port, folder }) => {
    const cli = inBench('node_modules/@stoplight/prism-cli/dist/index.js');
    return [node, cli, 'mock', '-h', '127.0.0.1', '-p', String(port), '-v', level, `${folder}/openapi.json`];
  };

export const chatpact: Peer = {
  name: 'chatpact',
  command: ({ port }) => [node, inBench('../dist/cli/main.js'), 'mock', '--port', String(port)],
};
export const nodeHttp: Peer = { name: 'node:http', command: own('node-http') };

/** All peers, in the order of the tables. Verdicts find them by name. */
export const peers: readonly Peer[] = [
  chatpact,
  nodeHttp,
  { name: 'Fastify', package: 'fastify', command: own('fastify') },
  { name: 'Express', package: 'express', command: own('express') },
  { name: 'openapi-backend', package: 'openapi-backend', command: own('openapi-backend') },
  {
    name: 'json-server',
    package: 'json-server',
    command: ({ port, folder }) => {
      const cli = inBench('node_modules/json-server/lib/cli/bin.js');
      const where = ['--host', '127.0.0.1', '--port', String(port)];
      return [node, cli, ...where, '--quiet', '--routes', `${folder}/routes.json`, `${folder}/db.json`];
    },
  },
  {
    name: 'Mockoon',
    package: '@mockoon/cli',
    command: ({ port, folder }) => {
      const cli = inBench('node_modules/@mockoon/cli/bin/run.js');
      const where = ['--hostname', '127.0.0.1', '--port', String(port)];
      const quiet = ['--disable-log-to-file', '--disable-admin-api', '--max-transaction-logs', '0', '--repair'];
      return [node, cli, 'start', '--data', `${folder}/mockoon.json`, ...where, ...quiet];
    },
  },
  { name: 'Prism quiet', package: '@stoplight/prism-cli', command: prism('fatal') },
  { name: 'Prism', package: '@stoplight/prism-cli', command: prism('info') },
  {
    // Stripped: no journal, no log, no templates. Its npm package brings the jar itself.
    name: 'WireMock',
    package: 'wiremock',
    program: 'java',
    command: ({ port, folder }) => {
      const jar = inBench('node_modules/wiremock/build/wiremock-standalone-3.13.2.jar');
      const where = ['--bind-address', '127.0.0.1', '--port', String(port), '--root-dir', `${folder}/wiremock`];
      const stripped = ['--no-request-journal', '--disable-request-logging', '--disable-response-templating'];
      return ['java', '-jar', jar, ...where, ...stripped, '--disable-gzip', '--disable-banner'];
    },
  },
];
