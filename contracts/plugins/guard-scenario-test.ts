import { isObject } from '../../specs/json/json.ts';
import { BlockedRequest, NetworkFailure } from '../exchanges/exchange.ts';
import {
  Interrupted,
  type ScenarioContext,
  type ScenarioRequest,
  type ScenarioTest,
} from '../scenario-tests/scenario-test.ts';
import { PluginFailure, toPluginFailure } from './plugin-failure.ts';
import { toValues } from './read-values.ts';

/** Errors that the check itself throws into a scenario test, and handles. */
const isOfCheck = (error: unknown) =>
  error instanceof Interrupted || error instanceof NetworkFailure || error instanceof BlockedRequest;

/**
 * Wraps a scenario test so that errors in its function cannot end the check.
 *
 * @param id The id of the test in the check.
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
      if (open > 0) throw new PluginFailure(`it ended while ${open} of its requests were still open: await send()`);
    },
  };
}

/** A context that validates the arguments of the plugin's calls. */
function guardContext(context: ScenarioContext): { guarded: ScenarioContext; countOpen(): number } {
  let open = 0;
  const guarded: ScenarioContext = {
    ...context,
    send(request) {
      open++;
      const sending = Promise.resolve()
        .then(() => context.send(readRequest('send', request)))
        .finally(() => open--);
      // A promise that is not awaited is detected at the end. Its rejection must not end the process.
      sending.catch(() => undefined);
      return sending;
    },
    expect(what, pointer, actual, is) {
      const isFigure = (value: unknown) => value === undefined || typeof value === 'number';
      const isRight = isText(what) && isText(pointer) && isFigure(actual) && isObject(is);
      if (!isRight || !isFigure(is.exactly) || !isFigure(is.atLeast))
        throw new PluginFailure('expect() takes two strings, a number, and { exactly } or { atLeast }');
      context.expect(what, pointer, actual, is);
    },
    cleanUp(what, request) {
      if (!isText(what)) throw new PluginFailure('cleanUp() takes a string and a request');
      context.cleanUp(what, readRequest('cleanUp', request));
    },
    leave(what) {
      if (!isText(what)) throw new PluginFailure('leave() takes a string');
      context.leave(what);
    },
    stop(reason) {
      return context.stop(isText(reason) ? reason : 'it stopped without a reason');
    },
  };
  return { guarded, countOpen: () => open };
}

const isText = (value: unknown): value is string => typeof value === 'string';

function readRequest(method: string, request: unknown): ScenarioRequest {
  const expected = '{ operation, path, query, body }, with strings, numbers or booleans in path and query';
  const failure = new PluginFailure(`${method}() takes ${expected}`);
  if (!isObject(request) || !isText(request.operation)) throw failure;
  const [path, query] = [toValues(request.path), toValues(request.query)];
  if (!path || !query || !(request.body === undefined || isObject(request.body))) throw failure;
  return { operation: request.operation, path, query, ...(request.body !== undefined && { body: request.body }) };
}
