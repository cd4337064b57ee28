import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../../mock/server.ts';
import { type Contract, loadContract } from '../../../../specs/contract.ts';
import { profiles } from '../../../../specs/profiles.ts';
import { listViolations } from '../../judge-answer.ts';
import { headersOf, startMock } from '../../start-mock.ts';
import { createClient } from '../client.ts';
import { recordOf, recordsOf } from './read-records.ts';
import { samples } from './resource-samples.ts';

describe.each(profiles)('as %s,', (profile) => {
  let mock: Mock;
  let contract: Contract;

  beforeAll(async () => {
    mock = await startMock({ profile });
    contract = await loadContract({ vendor: 'chatwoot', profile });
  });

  describe.each(samples.map((sample) => [sample.resource.kind, sample] as const))('a %s', (_, sample) => {
    const { operations } = sample.resource;
    const { path, query = '', created, changed } = sample;
    const unknown = profile === 'observed' ? (sample.unknown ?? 404) : 404;

    test('can be created, listed, read, changed and removed', async () => {
      const desk = createClient(mock);
      const list = async () => {
        const answer = await desk.get(path + query);
        expect(answer.status).toBe(200);
        expect(listViolations(contract, operations.list ?? '', answer)).toEqual([]);
        return recordsOf(answer.body);
      };
      const before = await list();

      const creation = await desk.post(path, created);
      expect(creation.status).toBe(200);
      expect(listViolations(contract, operations.create, creation)).toEqual([]);
      const record = recordOf(creation.body);
      expect(await list()).toEqual([...before, record]);
      if (operations.show !== undefined) {
        const shown = await desk.get(`${path}/${record.id}`);
        expect(listViolations(contract, operations.show, shown)).toEqual([]);
        expect(recordOf(shown.body)).toEqual(record);
      }

      const update = await desk.patch(`${path}/${record.id}`, changed);
      expect(update.status).toBe(200);
      expect(listViolations(contract, operations.update, update)).toEqual([]);
      const { updated_at: updatedAt, ...rest } = recordOf(update.body);
      expect(rest).toEqual(expect.objectContaining(changed));
      // The fields that were not sent stay.
      expect({ ...record, ...rest }).toEqual({
        ...rest,
        ...(updatedAt !== undefined && { updated_at: record.updated_at }),
      });
      expect(await list()).toEqual([...before, recordOf(update.body)]);

      const removal = await desk.delete(`${path}/${record.id}`);
      expect(removal.status).toBe(profile === 'observed' ? (sample.removal ?? 200) : 200);
      expect(listViolations(contract, operations.remove, removal)).toEqual([]);
      expect(await list()).toEqual(before);
      const again = await desk.delete(`${path}/${record.id}`);
      expect(again.status).toBe(unknown);
      expect(listViolations(contract, operations.remove, again)).toEqual([]);
    });

    test.skipIf(sample.resource.isFlat)('reads a body below the name of the resource as well', async () => {
      const desk = createClient(mock);
      const answer = await desk.post(path, { [sample.resource.kind]: created });
      expect(answer.status).toBe(profile === 'observed' ? 200 : answer.status);
      if (answer.status === 200) await desk.delete(`${path}/${recordOf(answer.body).id}`);
    });

    test.skipIf(sample.resource.isFlat)('needs a body with a field', async () => {
      const answer = await createClient(mock).post(path, {});
      expect(answer.status).toBe(422);
      expect(listViolations(contract, operations.create, answer)).toEqual([]);
      const error = `param is missing or the value is empty: ${sample.resource.kind}`;
      if (profile === 'observed') expect(answer.body).toEqual({ error });
    });

    test('is unknown in another account', async () => {
      const { id } = recordOf((await createClient(mock).post(path, created)).body);
      const headers = headersOf(mock, 'chatwoot', 'administrator', 2);
      const stranger = createClient(mock, { headers, account: 2 });
      const listed = await stranger.get(path + query);
      if (sample.isBelow) expect(listed.status).toBe(404);
      else expect(recordsOf(listed.body).map((record) => record.id)).not.toContain(id);
      for (const answer of [await stranger.patch(`${path}/${id}`, changed), await stranger.delete(`${path}/${id}`)]) {
        expect(answer.status).toBe(unknown);
      }
      await createClient(mock).delete(`${path}/${id}`);
    });

    test('cannot be written by a bot, and by an agent only if the vendor lets agents write', async () => {
      for (const role of ['agent', 'bot'] as const) {
        const answer = await createClient(mock, { role }).post(path, created);
        expect(listViolations(contract, operations.create, answer)).toEqual([]);
        const isAllowed = role === 'agent' && !sample.isAdministered;
        if (!isAllowed) expect([401, 403]).toContain(answer.status);
        else {
          expect(answer.status).toBe(200);
          await createClient(mock, { role }).delete(`${path}/${recordOf(answer.body).id}`);
        }
      }
    });
  });
});
