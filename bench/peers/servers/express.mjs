import express from 'express';
import { readArguments } from './answers.mjs';

const { port, answers } = readArguments();
const app = express();
for (const { path, body } of answers) app.get(path, (_, response) => response.json(body));
app.listen(port, '127.0.0.1');
