import { expect, test } from 'vitest';
import { checkContract } from '../../../contracts/index.ts';
import { outgoing } from '../../faulty/fault.ts';
import { serve } from '../../serve.ts';
import { referenceCredentials } from '../check-reference-server.ts';
import { collect, collectUnreachable, combine, deviating, hostile, report, reportOf } from './collect.ts';

/** Asserts the requirements of SARIF 2.1.0 for the parts that the reporter writes. */
function assertSarif(log: ReturnType<typeof JSON.parse>): void {
  expect(log.version).toBe('2.1.0');
  expect(log.runs).toHaveLength(1);
  const [run] = log.runs;
  const { name, rules, semanticVersion } = run.tool.driver;
  expect([name, semanticVersion]).toEqual(['chatpact', expect.stringMatching(/^\d+\.\d+\.\d+/)]);
  const ids = rules.map((rule: { id: string }) => rule.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const rule of rules) expect(rule.shortDescription.text).not.toBe('');
  for (const invocation of run.invocations) expect(typeof invocation.executionSuccessful).toBe('boolean');
  for (const result of run.results) {
    expect(ids[result.ruleIndex]).toBe(result.ruleId);
    expect(['error', 'warning', 'note']).toContain(result.level);
    expect(result.message.text).not.toBe('');
    expect(result.occurrenceCount).toBeGreaterThan(0);
    expect(Object.values(result.partialFingerprints)).toEqual([expect.any(String)]);
    for (const { physicalLocation, logicalLocations } of result.locations) {
      expect(physicalLocation.artifactLocation.uri).toMatch(/^[\w./%-]+$/);
      expect(physicalLocation.region.startLine).toBeGreaterThan(0);
      expect(logicalLocations[0].fullyQualifiedName).not.toBe('');
    }
    for (const { kind, justification } of result.suppressions ?? []) {
      expect(['inSource', 'external']).toContain(kind);
      expect(justification).not.toBe('');
    }
  }
}

test('writes a result for each fingerprint, and suppresses known deviations with a justification', async () => {
  const events = await collect(combine(hostile, deviating));
  const log = JSON.parse(report('sarif', events));
  assertSarif(log);
  const [{ results }] = log.runs;
  const findings = reportOf(events).cases.flatMap((each) => each.findings);
  expect(results).toHaveLength(new Set(findings.map(({ fingerprint }) => fingerprint)).size);
  expect(results[0]).toMatchObject({ ruleId: 'schema', level: 'error' });
  expect(results[0].locations[0].logicalLocations[0].fullyQualifiedName).toBe(outgoing);
  const notes = results.filter((result: { level: string }) => result.level === 'note');
  expect(notes[0].suppressions).toEqual([
    {
      kind: 'external',
      status: 'accepted',
      justification: expect.stringMatching(/^chatwoot-report-value-is-number: ./),
    },
  ]);
});

test('reports that the server was unreachable', async () => {
  const log = JSON.parse(report('sarif', await collectUnreachable()));
  assertSarif(log);
  expect(log.runs[0].invocations[0]).toMatchObject({
    executionSuccessful: false,
    exitCode: 3,
    toolExecutionNotifications: [{ level: 'error' }],
  });
});

test("gives the location of an operation in the vendor's document relative to the package", async () => {
  const broken = await serve((_, response) => response.writeHead(500).end('{}'));
  const { operations } = await checkContract({
    url: broken.url,
    vendor: 'chatwoot',
    credentials: referenceCredentials,
  });
  await broken.close();
  const { method, path, location } = operations.find(({ id }) => id === outgoing) ?? {};
  expect([method, path]).toEqual(['GET', '/api/v2/accounts/{account_id}/reports/outgoing_messages_count']);
  expect(location?.file).toBe('chatwoot/openapi.yaml');
  expect(location?.line).toBeGreaterThan(50);
});
