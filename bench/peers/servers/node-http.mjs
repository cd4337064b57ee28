import { createServer } from 'node:http';
import { readArguments } from './answers.mjs';

// The minimum with Node.js: find the path, serialise, send.
const { port, answers } = readArguments();
const byPath = new Map(answers.map(({ path, body }) => [path, body]));

createServer((request, response) => {
  const body = byPath.get(request.url.split('?', 1)[0]);
  if (body === undefined) return response.writeHead(404).end();
  const text = JSON.stringify(body);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text);
}).listen(port, '127.0.0.1');
