import { isObject } from '../../specs/json.ts';
import { BlockedRequest, NetworkFailure } from '../exchange.ts';
import {
  Interrupted,
  type ScenarioContext,
  type ScenarioRequest,
  type ScenarioTest,
} from '../scenario-tests/scenario-test.ts';
import { PluginFailure, toPluginFailure } from './plugin-failure.ts';
import { toValues } from './read-values.ts';

/** What the check itself throws into a scenario test, and takes back. */
const isOfCheck = (error: unknown) =>
  error instanceof Interrupted || error instanceof NetworkFailure || error instanceof BlockedRequest;

/**
 * A scenario test whose function cannot end the check.
 *
 * @param id The id that it has in the check.
 */
export function guardScenarioTest(test: ScenarioTest, id: string): ScenarioTest {
  const { statement, operations } = test;
  return {
    ...{ id, statement, operations },
    async run(context) {
      const { guarded, countOpen } = guardContext(context);
      try {
        await test.run(guarded);
      } catch (error) {
        throw isOfCheck(error) ? error : toPluginFailure('it', error);
      }
      const open = countOpen();
      if (open > 0) throw new PluginFailure(`it ended while ${open} of its requests were under way: await send()`);
    },
  };
}

/** The context, with what the plugin gives it held to its form. */
function guardContext(context: ScenarioContext): { guarded: ScenarioContext; countOpen(): number } {
  let open = 0;
  const guarded: ScenarioContext = {
    ...context,
    send(request) {
      open++;
      const sending = Promise.resolve()
        .then(() => context.send(readRequest('send', request)))
        .finally(() => open--);
      // One that is not awaited is noticed at the end, and must not end the process.
      sending.catch(() => undefined);
      return sending;
    },
    expect(what, pointer, actual, is) {
      const isFigure = (value: unknown) => value === undefined || typeof value === 'number';
      const isRight = isText(what) && isText(pointer) && isFigure(actual) && isObject(is);
      if (!isRight || !isFigure(is.exactly) || !isFigure(is.atLeast))
        throw new PluginFailure('expect() takes two texts, a figure, and { exactly } or { atLeast }');
      context.expect(what, pointer, actual, is);
    },
    cleanUp(what, request) {
      if (!isText(what)) throw new PluginFailure('cleanUp() takes a text, and a request');
      context.cleanUp(what, readRequest('cleanUp', request));
    },
    leave(what) {
      if (!isText(what)) throw new PluginFailure('leave() takes a text');
      context.leave(what);
    },
    stop(reason) {
      return context.stop(isText(reason) ? reason : 'it gave no reason');
    },
  };
  return { guarded, countOpen: () => open };
}

const isText = (value: unknown): value is string => typeof value === 'string';

function readRequest(method: string, request: unknown): ScenarioRequest {
  const due = '{ operation, path, query, body }, with texts, numbers or true and false in path and query';
  const failure = new PluginFailure(`${method}() takes ${due}`);
  if (!isObject(request) || !isText(request.operation)) throw failure;
  const [path, query] = [toValues(request.path), toValues(request.query)];
  if (!path || !query || !(request.body === undefined || isObject(request.body))) throw failure;
  return { operation: request.operation, path, query, ...(request.body !== undefined && { body: request.body }) };
}
