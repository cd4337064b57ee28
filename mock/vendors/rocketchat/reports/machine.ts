import { toIso } from '../../../time/iso.ts';

/**
 * The machine part of the statistics. The values are constant, so that the same requests get the same bytes.
 *
 * @param installedAt Start of the server; `now` is the workspace's time. Both in milliseconds since 1970.
 */
export function describeMachine({ installedAt, now }: { installedAt: number; now: number }) {
  const uptime = (now - installedAt) / 1000;
  const cpu = {
    model: 'Virtual CPU',
    speed: 0,
    times: { user: 400_000, nice: 0, sys: 200_000, idle: 1_400_000, irq: 0 },
  };
  return {
    os: {
      type: 'Linux',
      platform: 'linux',
      arch: 'x64',
      release: '6.1.0',
      uptime,
      loadavg: [0.5, 0.4, 0.3],
      totalmem: 8_589_934_592,
      freemem: 4_294_967_296,
      cpus: [cpu, cpu],
    },
    process: { nodeVersion: 'v14.21.4', pid: 1, uptime },
    deploy: { method: 'docker', platform: 'selfinstall' },
    enterpriseReady: true,
    uploadsTotal: 0,
    uploadsTotalSize: 0,
    migration: { _id: 'control', _updatedAt: toIso(installedAt), locked: false, version: 304 },
    instanceCount: 1,
    msEnabled: false,
    oplogEnabled: true,
    mongoVersion: '6.0.13',
    mongoStorageEngine: 'wiredTiger',
    dailyPeakConnections: 0,
    maxMonthlyPeakConnections: 0,
    uncaughtExceptionsCount: 0,
  };
}
