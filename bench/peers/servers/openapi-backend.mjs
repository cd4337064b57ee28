import { createServer } from 'node:http';
import { OpenAPIBackend } from 'openapi-backend';
import { readArguments } from './answers.mjs';

// A mock as in its documentation: operations without a handler return the example of the document.
const { port, folder } = readArguments();
const api = new OpenAPIBackend({ definition: `${folder}/openapi.json` });
const send = (response, status, body) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
api.register({
  notFound: (_, __, response) => send(response, 404, {}),
  validationFail: (context, _, response) => send(response, 400, context.validation.errors),
  notImplemented: (context, _, response) => {
    const { status, mock } = context.api.mockResponseForOperation(context.operation.operationId);
    send(response, status, mock);
  },
});
await api.init();
createServer((request, response) => {
  const [path, query = ''] = request.url.split('?');
  const { method, headers } = request;
  api.handleRequest({ method, path, query, headers }, request, response);
}).listen(port, '127.0.0.1');
