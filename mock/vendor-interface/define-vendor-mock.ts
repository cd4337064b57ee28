import type { Operation } from '../../specs/operations.ts';
import type { VendorDeclaration } from '../../specs/vendor-declaration.ts';
import { ApiError } from '../api-error.ts';
import type { DomainEvent } from '../state/event-log.ts';
import { fork } from '../state/fork.ts';
import { deserializeTables, serializeTables } from '../state/serialize.ts';
import { assertCharts } from './assert-charts.ts';
import type { VendorDefinition } from './definition.ts';
import type { HandlerCall } from './handler.ts';
import type { Vendor, World } from './vendor.ts';

type Reducer<Tables> = (tables: Tables, event: DomainEvent) => void;

/**
 * Creates a {@link Vendor} that hides the vendor's own types, so that core code treats all vendors alike.
 *
 * @throws UsageError `INVALID_PLUGIN` for a chart that is declared twice, or whose operation has no handler.
 */
export function defineVendorMock<Tables, Caller, Event extends DomainEvent>(
  declaration: VendorDeclaration,
  definition: VendorDefinition<Tables, Caller, Event>,
): Vendor {
  const { name, credentialHeaders } = declaration;
  const { handlers, renderError, classes = {}, charts = [] } = definition;
  assertCharts(name, charts, handlers);
  const headers = Object.keys(credentialHeaders).map((header) => header.toLowerCase());
  const { secrets = { headers, fields: {} } } = definition;
  const reducersByType = new Map(Object.entries(definition.reducers) as [string, Reducer<Tables>][]);

  /** Adds the roles that may call an operation without a handler. */
  function withRoles(operation: Operation): Operation {
    if (Object.hasOwn(handlers, operation.id) || operation.behaviour.roles) return operation;
    const roles = definition.findRoles?.(operation);
    return roles ? { ...operation, behaviour: { ...operation.behaviour, roles: [...roles] } } : operation;
  }

  function toWorld(tables: Tables): World {
    return {
      version: declaration.version,
      fold(event) {
        const reduce = reducersByType.get(event.type);
        if (!reduce) throw new Error(`Unknown event type of ${name}: "${event.type}".`);
        reduce(tables, event);
      },
      fork: () => toWorld(fork(tables)),
      serialize: () => serializeTables(tables, classes),
      listDueEvents: (now) => definition.listDueEvents?.(tables, now) ?? [],
      prepare(written) {
        if (!definition.prepare) throw new ApiError('invalid');
        return definition.prepare(tables, written);
      },
      identities: () => definition.identities(tables),
      credentials: () => definition.credentials(tables),
      schemeIdentities: definition.schemeIdentities ?? [],
      setTimezone: (timezone, at) => definition.setTimezone?.(tables, timezone, at) ?? [],
      adoptTokens: (variables, at) => definition.adoptTokens?.(tables, variables, at) ?? [],
      counts: () => definition.counts?.(tables) ?? {},
      listIds: (kind, params, most) => definition.listIds?.(tables, kind, params, most) ?? [],
      holdsId: (kind, id, request) => definition.holdsId?.(tables, kind, id, request),
      authenticate: (request, now) => definition.authenticate(tables, request, now),
      findHolder: (digest) => definition.findHolder(tables, digest),
      authorize: (caller, operation, request) =>
        definition.authorize(tables, caller as Caller, withRoles(operation), request),
      listExplainable(call, body) {
        const explainer = definition.explainers?.[call.operation.id];
        return explainer?.({ ...call, tables } as HandlerCall<Tables, Caller, Event>, body) ?? [];
      },
      handle(call) {
        const { id } = call.operation;
        const body = handlers[id]?.({ ...call, tables } as HandlerCall<Tables, Caller, Event>);
        // A command runs at once, so that its place in the log is its place in time.
        if (body instanceof Promise) {
          // Its failure would end the process.
          body.catch(() => {});
          throw new Error(`The handler of ${id} returned a promise. Handlers must not wait.`);
        }
        return body;
      },
    };
  }

  return {
    declaration,
    name,
    wire: definition.wire ?? {},
    secrets,
    renderError,
    toBody: definition.toBody ?? (({ body }) => body),
    scenarios: definition.scenarios ?? [],
    samples: (now) => definition.samples?.(now) ?? [],
    charts,
    handlerIds: Object.keys(handlers),
    hasHandler: (operationId) => Object.hasOwn(handlers, operationId),
    canExplain: (operationId) =>
      definition.explainers !== undefined && Object.hasOwn(definition.explainers, operationId),
    loadKnownOperations: async () => (await definition.loadKnownOperations?.()) ?? [],
    findInput: (operationId) => definition.inputs?.[operationId],
    *createWorld(seed, company) {
      const tables = definition.createTables(seed);
      const world = toWorld(tables);
      yield* definition.seed(company, world.fold);
      if (definition.computeAggregates) yield* definition.computeAggregates(tables);
      return world;
    },
    deserializeWorld(serialized) {
      const tables = deserializeTables<Tables>(serialized, classes);
      return tables && toWorld(tables);
    },
  };
}
