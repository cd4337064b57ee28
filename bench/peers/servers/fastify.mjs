import fastify from 'fastify';
import { readArguments } from './answers.mjs';

const { port, answers } = readArguments();
const app = fastify();
for (const { path, body } of answers) app.get(path, (_, reply) => reply.send(body));
await app.listen({ port, host: '127.0.0.1' });
