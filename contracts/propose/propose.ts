import semver from 'semver';
import { stringify } from 'yaml';
import { type Contract, loadContract } from '../../specs/contract.ts';
import type { CheckOptions } from '../options/options.ts';
import type { CheckReport } from '../results/check-report.ts';
import type { Finding } from '../results/finding.ts';
import { groupBy } from '../results/group-by.ts';
import { toDay } from '../suppressions/baseline/mark-findings.ts';
import { getVendorCheck } from '../vendors/index.ts';
import type { Change, FindingGroup } from './change.ts';
import { toChange } from './proposers.ts';

export interface Proposals {
  /** An OpenAPI overlay in the form of a ledger, as YAML. */
  overlay: string;
  /** Number of entries in it. */
  proposed: number;
  /** Number of findings that a contract cannot express. The overlay lists them in a comment. */
  inexpressibleCount: number;
}

interface Proposal {
  id: string;
  first: FindingGroup;
  change: Change;
  shapes: string[];
}

/** See ../lazy.ts. */
export async function proposeOverlay(
  report: CheckReport,
  options: Pick<CheckOptions, 'document' | 'ledgers' | 'specRoots' | 'plugins' | 'clock'> = {},
): Promise<Proposals> {
  const { document, ledgers, specRoots, plugins, clock = () => new Date() } = options;
  const { declaration: vendor } = getVendorCheck(report.vendor, plugins);
  const contract = await loadContract({ vendor, document, ledgers, specRoots });
  const proposals = new Map<string, Proposal>();
  const remarks: string[] = [];
  const taken = new Set([...contract.ledger, ...contract.unmatched].map(({ id }) => id));
  for (const occasion of listOccasions(report, contract)) {
    const change = toChange(occasion);
    if ('why' in change) {
      remarks.push(`${occasion.finding.fingerprint}: ${occasion.finding.message} (Not proposed: ${change.why}.)`);
      continue;
    }
    const known = proposals.get(change.place);
    if (known) known.shapes.push(...change.shapes);
    else {
      const id = toId(report.vendor, occasion.finding, taken);
      proposals.set(change.place, { id, first: occasion, change, shapes: [...change.shapes] });
    }
  }
  const seen = toCircumstances(report, clock());
  const actions = [...proposals.values()].flatMap((proposal) => toActions(proposal, seen));
  const overlay = { overlay: '1.0.0', info: { title: `Proposals for ${report.vendor}`, version: '0.0.0' }, actions };
  return { overlay: toYaml(overlay, remarks), proposed: proposals.size, inexpressibleCount: remarks.length };
}

/** Groups the new findings by fingerprint. Status findings are also grouped by the received status. */
function listOccasions(report: CheckReport, contract: Contract): FindingGroup[] {
  const findings = report.cases.flatMap((each) => each.findings).filter(({ severity }) => severity !== 'observation');
  const open = findings.filter(({ deviation, baseline }) => !deviation && baseline?.excused !== true);
  const groups = groupBy(open, (each) => `${each.fingerprint} ${each.check === 'status' ? each.actual : ''}`);
  return [...groups.values()].flatMap((group) => {
    const [finding] = group;
    const operation = finding && contract.findOperation(finding.operation);
    if (!finding || !operation) return [];
    const shapes = [...new Set(group.flatMap(({ actual }) => String(actual).split(' or ')))].join(' or ');
    const actual = finding.check === 'schema' ? shapes : finding.actual;
    return [{ finding: { ...finding, actual }, cases: group.map(({ caseId }) => caseId), contract, operation }];
  });
}

/** Creates a unique id from the operation, the field and the keyword. */
function toId(vendor: string, { operation, keyword, pointer }: Finding, taken: Set<string>): string {
  const field = pointer.split('/').findLast((segment) => segment !== '' && !/^(\d+|\*)$/.test(segment)) ?? '';
  const words = [vendor, operation, field, keyword].join('-').toLowerCase();
  const base = words.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  let id = base;
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
  taken.add(id);
  return id;
}

interface Circumstances {
  where: string;
  versions: string;
}

function toCircumstances({ url, target }: CheckReport, now: Date): Circumstances {
  // Only the host, since a path may contain confidential names.
  const host = URL.canParse(url) ? new URL(url).host : 'an unknown server';
  const version = semver.coerce(target?.version ?? '')?.version;
  const stated = target?.version === undefined ? 'version unknown' : `version ${target.version}`;
  return { where: `${host}, ${stated}, on ${toDay(now)}`, versions: version === undefined ? '*' : `=${version}` };
}

function toActions({ id, first, change, shapes }: Proposal, { where, versions }: Circumstances) {
  const { message, fingerprint } = first.finding;
  const evidence = `Observed by chatpact check on ${where}: ${fingerprint}.`;
  const todo = change.remark === undefined ? '' : ` (and ${change.remark})`;
  const excused = change.excused === false ? { excused: false } : {};
  const entry = { id, what: message, evidence, versions, owner: `TODO: name the owner${todo}`, ...excused };
  return change.toActions(shapes).map(({ target, ...rest }, index) => {
    return { target, 'x-chatpact-deviation': index === 0 ? entry : id, ...rest };
  });
}

const head = [
  'Proposals of chatpact check. Each entry makes the contract describe what one server did. Review every entry:',
  'report a bug if the server should not do this. The format is that of --overlay files.',
];

function toYaml(overlay: object, remarks: readonly string[]): string {
  const comment = (lines: readonly string[]) => lines.map((line) => `# ${line}\n`).join('');
  const rest =
    remarks.length === 0
      ? ''
      : `\n${comment(['TODO: a contract cannot express these findings.', ...remarks.map((each) => `- ${each}`)])}`;
  return `${comment(head)}${stringify(overlay, { lineWidth: 0, aliasDuplicateObjects: false })}${rest}`;
}
