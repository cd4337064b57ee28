import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Logger, pino } from 'pino';
import { type Contract, loadContract, type Profile } from '../specs/contract.ts';
import type { Operation } from '../specs/operations.ts';
import { getVendorName, type VendorName } from '../specs/vendors.ts';
import { UsageError } from '../usage-error.ts';
import { createApp } from './http/app.ts';
import { createForcedAnswers } from './http/forced.ts';
import { defaultHistory } from './seed/company.ts';
import type { DomainEvent } from './state/log.ts';
import type { Identity } from './vendor.ts';
import { vendors as allVendors } from './vendors/index.ts';
import { createWorkspace } from './workspace.ts';

export interface MockOptions {
  /** Decides the whole history. Default: 1. */
  seed?: number;
  /** Where the clock stands, and where the history ends. Default: 2026-01-30T15:00:00.000Z. */
  now?: Date | string;
  /** Times the usual volume; 0 leaves people and places without a single message. Default: 1. */
  scale?: number;
  /** `documented` (default): what the vendors publish. `observed`: what their servers really send, by the ledger. */
  profile?: Profile;
  /** Serve these only. Default: all. */
  vendors?: VendorName[];
  /** 0 (default) picks a free one. */
  port?: number;
  /** Default: 127.0.0.1, this machine only. */
  host?: string;
  /** Let browsers of any origin call. Default: true. */
  cors?: boolean;
  /** Opens /__admin to whoever sends it as a bearer token, from anywhere. Without one: this machine only. */
  adminToken?: string;
  /** Tokens for seeded identities, by the variables that the check reads: CHATPACT_CHATWOOT_TOKEN and so on. */
  tokens?: Record<string, string | undefined>;
  /** Documents of your own, path or URL by vendor. Operations of theirs that have no handler are answered by schema. */
  specs?: Partial<Record<VendorName, string>>;
  /** Default: silent but for the mock's own failures. */
  logger?: Logger;
}

/** A running mock. */
export interface Mock {
  /** http://host:port, without a slash at the end. */
  url: string;
  port: number;
  /** Every seeded identity, with headers ready to send. */
  identities: Identity[];
  /** Tokens of seeded identities by the variables that a check reads. */
  credentials: Record<string, string>;
  /** The workspace's time, milliseconds since 1970. */
  now(): number;
  /** Paths worth trying first, by vendor. */
  samples: Record<string, string[]>;
  /** Adds something that happened to a vendor's history. */
  append(vendor: VendorName, event: DomainEvent): void;
  /** Back to the seed. */
  reset(): void;
  /** Stops accepting, lets what is in flight finish, and ends. */
  close(): Promise<void>;
}

/**
 * Starts a mock of both vendors on one port.
 *
 * @throws UsageError `PORT_IN_USE`, `BAD_OPTION`, `UNKNOWN_VENDOR`, or what {@link loadContract} throws.
 * @example
 * const mock = await createMock();
 * const response = await fetch(`${mock.url}/api`);
 * await mock.close();
 */
export async function createMock(options: MockOptions = {}): Promise<Mock> {
  const { host = '127.0.0.1', port = 0, profile = 'documented', cors = true, adminToken } = options;
  const { seed = defaultHistory.seed, scale = defaultHistory.scale } = options;
  const now = options.now === undefined ? defaultHistory.now : toInstant(options.now);
  assertHistory(seed, scale);
  const logger = options.logger ?? pino({ level: 'error' }, pino.destination(2));
  const names = options.vendors?.map(getVendorName);
  const vendors = allVendors.filter(({ name }) => names?.includes(name) ?? true);

  const contracts = new Map<string, Contract>();
  const operations = new Map<string, Operation[]>();
  for (const { name } of vendors) {
    const contract = await loadContract({ vendor: name, profile, document: options.specs?.[name], completed: true });
    contracts.set(name, contract);
    operations.set(name, contract.operations);
  }

  const workspace = createWorkspace({ name: 'default', seed, now, scale, vendors, contracts, tokens: options.tokens });
  const tools = { workspaceOf: () => workspace, forced: createForcedAnswers(seed), logger };
  const app = createApp({ workspace, vendors, operations, tools, cors, adminToken });
  const server = createServer(app);
  await listen(server, port, host);
  const address = server.address() as AddressInfo;
  const shownHost = address.family === 'IPv6' ? `[${address.address}]` : address.address;

  return {
    url: `http://${shownHost}:${address.port}`,
    port: address.port,
    get identities() {
      return workspace.identities();
    },
    get credentials() {
      return workspace.credentials();
    },
    now: () => workspace.clock.now(),
    samples: Object.fromEntries(vendors.map(({ name, samples }) => [name, samples(workspace.clock.now())])),
    append: (vendor, event) => workspace.append(vendor, event),
    reset: () => workspace.reset(),
    close: () => close(server),
  };
}

function toInstant(now: Date | string): number {
  const at = now instanceof Date ? now.getTime() : Date.parse(now);
  if (Number.isNaN(at) || Math.abs(at) > 4e12) {
    throw new UsageError(
      'BAD_OPTION',
      `now takes a date and time such as 2026-01-30T15:00:00Z; "${String(now)}" is none.`,
    );
  }
  return at;
}

function assertHistory(seed: number, scale: number): void {
  if (!Number.isSafeInteger(seed)) throw new UsageError('BAD_OPTION', `seed takes a whole number; ${seed} is none.`);
  if (!Number.isFinite(scale) || scale < 0 || scale > 10_000) {
    throw new UsageError('BAD_OPTION', `scale takes a number from 0 to 10000; ${scale} is none.`);
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(toUsageError(cause, port, host)));
    server.listen(port, host, resolve);
  });
}

const listenFailures: Record<string, (port: number, host: string) => UsageError> = {
  EADDRINUSE: (port) =>
    new UsageError(
      'PORT_IN_USE',
      `Port ${port} is taken by another program. Choose another: --port 0 finds a free one.`,
    ),
  EACCES: (port) => new UsageError('BAD_OPTION', `Port ${port} needs privileges. Choose one above 1023: --port 4010.`),
  EADDRNOTAVAIL: (_, host) =>
    new UsageError('BAD_OPTION', `${host} is no address of this machine. Try 127.0.0.1 or 0.0.0.0.`),
  ENOTFOUND: (_, host) => new UsageError('BAD_OPTION', `The host ${host} is unknown. Try 127.0.0.1 or 0.0.0.0.`),
  ERR_SOCKET_BAD_PORT: (port) => new UsageError('BAD_OPTION', `A port is a number from 0 to 65535; ${port} is none.`),
};

function toUsageError(cause: NodeJS.ErrnoException, port: number, host: string): Error {
  return listenFailures[cause.code ?? '']?.(port, host) ?? cause;
}

/** How long requests in flight may take to finish, milliseconds. */
const patience = 10_000;

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    // Connections kept alive without a request would hold the server open.
    server.closeIdleConnections();
  });
}
