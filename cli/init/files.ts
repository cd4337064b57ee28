import { stringify } from 'yaml';
import { packageVersion } from '../../package-info.ts';
import type { VendorName } from '../../specs/vendors.ts';
import { credentialVariables, loginVariables } from '../flags/credential-variables.ts';
import type { InitAnswers } from './answers.ts';
import { ciJobs } from './ci-jobs.ts';

/** A file that others may write too. */
export interface SharedFile {
  path: string;
  text: string;
  /** The part of it that a file which is there does not have; empty when it has all. */
  lackedBy(existing: string): string;
}

/** The configuration: `chatpact.config.yaml`. */
export function toConfig({ targets }: InitAnswers): string {
  const content = {
    defaults: { credentials: '.env' },
    targets: Object.fromEntries(targets.map(({ vendor, url }) => [vendor, { url, vendor }])),
  };
  const schema = './node_modules/chatpact/dist/cli/config/config.schema.json';
  return `# yaml-language-server: $schema=${schema}\n${stringify(content)}`;
}

/** The files beside it. */
export function toSharedFiles(answers: InitAnswers): SharedFile[] {
  const vendors = answers.targets.map(({ vendor }) => vendor);
  const job = answers.ci === 'none' ? [] : [ciJobs[answers.ci](variablesOf(vendors), packageVersion)];
  return [
    { path: '.env.example', text: toExample(vendors), lackedBy: (existing) => toExample(vendors, existing) },
    { path: '.gitignore', text: '.env\n', lackedBy: (existing) => (/^\/?\.env$/m.test(existing) ? '' : '.env\n') },
    ...job.map(({ path, text }) => ({
      path,
      text,
      lackedBy: (existing: string) => (existing.includes(text) ? '' : text),
    })),
  ];
}

/** The variables of some vendors, those that an existing text sets already left out. Empty when none is left. */
function toExample(vendors: readonly VendorName[], existing = ''): string {
  const rows = credentialVariables
    .filter(({ vendor }) => vendors.includes(vendor))
    .map((row) => ({ ...row, names: row.names.filter((name) => !new RegExp(`^${name}=`, 'm').test(existing)) }))
    .filter(({ names }) => names.length > 0);
  if (rows.length === 0) return '';
  const logins = loginVariables
    .filter(({ vendor }) => vendors.includes(vendor))
    .filter(({ names: [user] }) => !new RegExp(`^#? ?${user}=`, 'm').test(existing))
    .map(({ vendor, whose, names }) => {
      return `# ${vendor}, in place of a token: the login ${whose}\n${names.map((name) => `# ${name}=\n`).join('')}`;
    });
  const lines = rows.map(({ vendor, whose, names }) => {
    const empty = names.map((name) => `${name}=\n`).join('');
    return `# ${vendor}: ${whose}\n${empty}`;
  });
  return `# Copy to .env, which stays out of git, and fill in. The environment wins over it.\n${lines.join('')}${logins.join('')}`;
}

function variablesOf(vendors: readonly VendorName[]): string[] {
  return credentialVariables.filter(({ vendor }) => vendors.includes(vendor)).flatMap(({ names }) => names);
}
