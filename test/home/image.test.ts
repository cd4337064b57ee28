import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { findPort } from '../../bench/replicas/redis.ts';
import { buildImage, canContain, createVolume, type Image, remove, startContainer } from './container.ts';

const isWanted = canContain && process.env.CHATPACT_IMAGE === '1';
const reason = "it takes minutes, root on Linux and npm's registry; CHATPACT_IMAGE=1 enables it";

describe('the image of the Dockerfile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-image-'));
  let image: Image;
  beforeEach(({ skip }) => skip(!isWanted, reason));
  beforeAll(() => {
    if (!isWanted) return;
    image = buildImage(folder);
  }, 600_000);
  afterAll(() => remove(folder));

  /** Starts the image, and waits until its health check succeeds. */
  async function start(volume: string) {
    const port = String(await findPort());
    const env = { CHATPACT_PORT: port, CHATPACT_LOG: 'file:/data/log', CHATPACT_SCALE: '0.1' };
    const container = startContainer(image, volume, env);
    onTestFinished(() => void container.child.kill('SIGKILL'));
    expect(container.exec(image.health)).not.toBe(0);
    await expect.poll(() => container.exec(image.health)).toBe(0);
    return { ...container, url: `http://127.0.0.1:${port}` };
  }

  test('runs as non-root, keeps its log in the volume, and stops on a signal', async () => {
    const volume = createVolume(image);
    onTestFinished(() => remove(volume));
    const first = await start(volume);
    expect(first.exec(['touch', '/app/mine'])).not.toBe(0);
    expect(first.exec(['touch', '/data/mine'])).toBe(0);
    const advanced = await fetch(`${first.url}/__admin/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advance: 'P1D' }),
    });
    expect(advanced.status).toBe(200);
    first.signal('SIGTERM');
    expect(await first.ended).toBe(0);

    const second = await start(volume);
    expect((await fetch(second.url)).headers.get('date')).toBe('Sat, 31 Jan 2026 15:00:00 GMT');
    second.signal('SIGTERM');
    expect(await second.ended).toBe(0);
  }, 120_000);
});
