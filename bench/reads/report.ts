import { toTable } from '../results.ts';
import { median, toSpread, toWhole } from '../statistics.ts';
import { toVerdict } from '../verdict.ts';
import { type Case, hotCases } from './cases.ts';
import type { Measurement } from './load.ts';
import type { Reads, Temperature } from './measure.ts';

/** Throughput of a stripped WireMock relative to Express, from a run with Java, by case. Used for runs without Java. */
const wireMockOverExpress: Record<string, number> = { a: 1.23, b: 2.16 };

/** Tables and verdicts of a run. */
export function toReadsSection(reads: Reads): string[] {
  const tables = (['hot', 'cold'] as const).flatMap((temperature) =>
    hotCases.flatMap((each) => toCaseTable(reads, temperature, each)),
  );
  const left = reads.obstacles.length > 0 ? ['Left out:', '', ...reads.obstacles.map((each) => `- ${each}`), ''] : [];
  return [...tables, ...left, 'Targets:', '', ...listVerdicts(reads)];
}

function toCaseTable(reads: Reads, temperature: Temperature, { id, title }: Case): string[] {
  const express = rate(reads, temperature, id, 'Express');
  const rows = reads.series
    .filter((each) => each.temperature === temperature && each.id === id)
    .map(({ peer, rounds }) => {
      const rates = rounds.map(({ perSecond }) => perSecond);
      const ratio = median(rates) / express;
      const latency = (pick: (each: Measurement) => number) => toSpread(rounds.map(pick), (ms) => ms.toFixed(0));
      const shown = Number.isNaN(ratio) ? '–' : ratio.toFixed(2);
      return [peer, toSpread(rates, toWhole), shown, latency(({ p50 }) => p50), latency(({ p99 }) => p99)];
    });
  const heading = `**${temperature === 'hot' ? 'Hot' : 'Cold'} ${id}**: ${title}, ${reads.bytes.get(id)} bytes`;
  const news = temperature === 'cold' ? ', with a new window in every request' : '';
  return [`${heading}${news}.`, '', ...toTable([['', 'requests/s', '× Express', 'p50 ms', 'p99 ms'], ...rows]), ''];
}

function listVerdicts(reads: Reads): string[] {
  return hotCases.flatMap(({ id }) => {
    const [hot, cold] = [rate(reads, 'hot', id, 'chatpact'), rate(reads, 'cold', id, 'chatpact')];
    const of = (peer: string, temperature: Temperature = 'hot') => rate(reads, temperature, id, peer);
    const overExpress = hot / of('Express');
    const overPrism = hot / of('Prism quiet');
    const overCold = cold / of('Express', 'cold');
    const measured = of('WireMock');
    const wireMock = Number.isNaN(measured) ? of('Express') * (wireMockOverExpress[id] ?? Number.NaN) : measured;
    const how = Number.isNaN(measured) ? ` (not measured here: ${wireMockOverExpress[id]} × Express elsewhere)` : '';
    const [own, prism] = [latency99(reads, id, 'chatpact'), latency99(reads, id, 'Prism quiet')];
    return [
      toVerdict(`hot ${id} ≥ 3 × Express`, overExpress, overExpress >= 3, '% ×'),
      toVerdict(`hot ${id} ≥ 6 × Prism quiet`, overPrism, overPrism >= 6, '% ×'),
      toVerdict(`hot ${id} ahead of stripped WireMock${how}`, hot / wireMock, hot > wireMock, '% ×'),
      toVerdict(`hot ${id}, p99 below Prism's`, own / prism, own < prism, `${own} against ${prism} ms`),
      toVerdict(`cold ${id} ≥ 0.8 × Express`, overCold, overCold >= 0.8, '% ×'),
    ];
  });
}

const find = (reads: Reads, temperature: Temperature, id: string, peer: string): readonly Measurement[] =>
  reads.series.find((each) => each.temperature === temperature && each.id === id && each.peer === peer)?.rounds ?? [];

const rate = (...which: Parameters<typeof find>): number => median(find(...which).map(({ perSecond }) => perSecond));

const latency99 = (reads: Reads, id: string, peer: string): number =>
  median(find(reads, 'hot', id, peer).map(({ p99 }) => p99));
