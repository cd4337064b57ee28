import { checkOptions } from '../../contracts/options/option-table.ts';
import { boolean, number, rate, responseTime, tolerance } from './kinds.ts';

const { requestTimeoutMs, retries, workers, ...others } = checkOptions;

/** Settings that limit the check, or let it do more, in the order of the help. */
export const limitSettings = {
  score: {
    kind: boolean,
    flag: '--score',
    help: 'measure the check itself with mutated responses',
    isNegatable: true,
    description: 'Measure the check itself with mutated responses, and report how many mutants are detected.',
  },
  allowWrites: {
    kind: boolean,
    flag: '--allow-writes',
    help: 'also send requests other than GET and HEAD',
    isNegatable: true,
    description:
      'Also send requests other than GET and HEAD. Ignored for a URL on the command line if it is in the defaults of a configuration that was found, not passed with --config.',
  },
  timeout: {
    kind: number(others.timeoutMs.limits),
    flag: '--timeout <seconds>',
    variable: 'CHATPACT_TIMEOUT',
    help: 'timeout of the whole check (default: no limit)',
    description: 'Timeout of the whole check of one target, in seconds.',
  },
  requestTimeout: {
    kind: number(requestTimeoutMs.limits),
    flag: '--request-timeout <seconds>',
    variable: 'CHATPACT_REQUEST_TIMEOUT',
    help: `timeout of one request (default: ${requestTimeoutMs.default / 1000})`,
    description: 'Timeout of one request, in seconds.',
  },
  retries: {
    kind: number(retries.limits),
    flag: '--retries <number>',
    variable: 'CHATPACT_RETRIES',
    help: `repeat a request after a network failure, 429 or 503 (default: ${retries.default})`,
    description: 'Retries after a network failure, 429 or 503.',
  },
  workers: {
    kind: number(workers.limits),
    flag: '--workers <number>',
    variable: 'CHATPACT_WORKERS',
    help: `concurrent requests (default: ${workers.default})`,
    description: 'Concurrent requests.',
  },
  maxRequests: {
    kind: number(others.maxRequests.limits),
    flag: '--max-requests <number>',
    variable: 'CHATPACT_MAX_REQUESTS',
    help: 'stop after this many requests (default: no limit)',
    description: 'Stop after this many requests.',
  },
  minScore: {
    kind: number(others.minScore.limits),
    flag: '--min-score <percent>',
    variable: 'CHATPACT_MIN_SCORE',
    help: 'minimum mutation score in percent; below it, exit 4',
    description: 'Minimum mutation score in percent. Below it, the exit code is 4.',
  },
  maxResponseTime: {
    kind: responseTime,
    flag: '--max-response-time <time>',
    variable: 'CHATPACT_MAX_RESPONSE_TIME',
    help: 'report slower responses as violations: 2s, 500ms',
    description: 'Maximum response time: 2s, 500ms. A slower response is a violation.',
  },
  maxInconclusive: {
    kind: tolerance,
    flag: '--max-inconclusive <count|percent>',
    variable: 'CHATPACT_MAX_INCONCLUSIVE',
    help: 'inconclusive cases with which the check may pass: 5 or 5% (default: 0)',
    description:
      'Maximum of inconclusive cases with which the check may pass: 5, or 5% of the cases that ran. Default: 0.',
  },
  maxVacuous: {
    kind: tolerance,
    flag: '--max-vacuous <count|percent>',
    variable: 'CHATPACT_MAX_VACUOUS',
    help: 'exit 4 with more vacuous cases than this',
    description:
      'Maximum of vacuous cases: 5, or 5% of the cases that ran. Above it, the exit code is 4. Default: no limit.',
  },
  rate: {
    kind: rate,
    flag: '--rate <rate>',
    variable: 'CHATPACT_RATE',
    help: 'limit the request rate: 10/s, 600/m, 10 (default: no limit)',
    description: 'Limit of the request rate: 10, 10/s, 600/m.',
  },
} as const;
