import { toTable } from '../results.ts';
import { toSpread } from '../statistics.ts';
import { toVerdict } from '../verdict.ts';
import type { Part, Parts } from './parts.ts';

/** The cost of a package that is installed alone. */
export interface Weight {
  name: string;
  version: string;
  packageCount: number;
  bytes: number;
  /** Durations of `npm i`, one per round. */
  seconds: number[];
  /** Measures a package and everything that it needs in this installation; 0 packages if it is not installed. */
  measureClosure(name: string): Part;
}

/** The package whose figures are the targets. */
const rivalName = '@stoplight/prism-cli';

/**
 * Returns tables, verdicts, and the reasons for missed targets.
 *
 * @param own Of chatpact.
 * @param parts What is installed for chatpact, divided.
 */
export function toWeightSection(own: Weight, others: readonly Weight[], parts: Parts): string[] {
  const rows = [own, ...others].map(({ name, version, packageCount, bytes, seconds }) => [
    `${name} ${version}`,
    packageCount,
    toMegabytes(bytes),
    toSpread(seconds, (each) => each.toFixed(1)),
  ]);
  const toRow = (title: string, { packageCount, bytes }: Part) => [title, packageCount, toMegabytes(bytes)];
  const partRows = [
    toRow(`${parts.own.name} itself`, parts.own),
    ...parts.alone.map((part) => toRow(`\`${part.name}\` alone`, part)),
    toRow('needed by several dependencies', parts.shared),
  ];
  const rival = others.find(({ name }) => name === rivalName);
  return [
    ...toTable([['', 'packages', 'MB', '`npm i`, s'], ...rows]),
    '',
    `What removing each dependency of ${own.name} would remove, because nothing else needs it:`,
    '',
    ...toTable([['', 'packages', 'MB'], ...partRows]),
    '',
    'Targets:',
    '',
    ...toVerdicts(own, rival),
    ...(rival ? ['', explainObstacle(own, rival, parts)] : []),
  ];
}

function toVerdicts(own: Weight, rival: Weight | undefined): string[] {
  const toLine = (unit: string, write: (weight: Weight) => string, of: (weight: Weight) => number) =>
    toVerdict(
      `${unit} < ${rivalName}`,
      rival ? of(own) : Number.NaN,
      rival !== undefined && of(own) < of(rival),
      rival ? `${write(own)} against ${write(rival)}` : '',
    );
  return [
    toLine(
      'packages',
      ({ packageCount }) => `${packageCount}`,
      ({ packageCount }) => packageCount,
    ),
    toLine(
      'MB',
      ({ bytes }) => toMegabytes(bytes),
      ({ bytes }) => bytes,
    ),
  ];
}

/** States the largest part, and whether both targets would be met without it. */
function explainObstacle(own: Weight, rival: Weight, { own: itself, alone }: Parts): string {
  const isBelow = (packageCount: number, bytes: number) => packageCount < rival.packageCount && bytes < rival.bytes;
  const [bulk] = alone;
  if (bulk === undefined || isBelow(own.packageCount, own.bytes))
    return `Nothing keeps ${own.name} from being below ${rivalName} in both.`;
  const toAmount = (packageCount: number, bytes: number) => `${packageCount} packages and ${toMegabytes(bytes)} MB`;
  const rest: [packageCount: number, bytes: number] = [own.packageCount - bulk.packageCount, own.bytes - bulk.bytes];
  const share = Math.round((bulk.bytes / own.bytes) * 100);
  const sentences = [
    `The largest part is \`${bulk.name}\`: it alone brings ${toAmount(bulk.packageCount, bulk.bytes)}, ${share} % of all bytes.`,
    `Without it an installation would have ${toAmount(...rest)}, ${isBelow(...rest) ? 'below' : 'still not below'} ${rivalName} in both.`,
  ];
  const [inOwn, inRival] = [own.measureClosure(bulk.name), rival.measureClosure(bulk.name)];
  if (inRival.packageCount > 0)
    sentences.push(
      `${rivalName} has it too: beside it and all that it needs, ${rivalName} installs ${toMegabytes(rival.bytes - inRival.bytes)} MB, ` +
        `${own.name} ${toMegabytes(own.bytes - inOwn.bytes)} MB, of which ${toMegabytes(itself.bytes)} MB are files of ${own.name} itself.`,
    );
  return sentences.join(' ');
}

const toMegabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
