import { stringify } from 'yaml';
import { packageVersion } from '../../package-info.ts';
import type { VendorName } from '../../specs/vendors.ts';
import { credentialVariables, loginVariables } from '../flags/credential-variables.ts';
import type { InitAnswers } from './answers.ts';
import { ciJobs } from './ci-jobs.ts';

/** A file that may exist already. */
export interface SharedFile {
  path: string;
  text: string;
  /** Returns the part of the text that an existing file lacks. Empty if it lacks nothing. */
  lackedBy(existing: string): string;
}

/** Returns the text of `chatpact.config.yaml`. */
export function toConfig({ targets }: InitAnswers): string {
  const content = {
    defaults: { credentials: '.env' },
    targets: Object.fromEntries(targets.map(({ vendor, url }) => [vendor, { url, vendor }])),
  };
  const schema = './node_modules/chatpact/dist/cli/config/config.schema.json';
  return `# yaml-language-server: $schema=${schema}\n${stringify(content)}`;
}

/** Returns the files besides the configuration. */
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

/** Returns a .env template with the variables of the vendors that an existing text does not set. Empty if it sets all. */
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
      return `# ${vendor}, instead of a token: the login ${whose}\n${names.map((name) => `# ${name}=\n`).join('')}`;
    });
  const lines = rows.map(({ vendor, whose, names }) => {
    const empty = names.map((name) => `${name}=\n`).join('');
    return `# ${vendor}: ${whose}\n${empty}`;
  });
  return `# Copy this file to .env, which git ignores, and fill it in. Environment variables take precedence.\n${lines.join('')}${logins.join('')}`;
}

function variablesOf(vendors: readonly VendorName[]): string[] {
  return credentialVariables.filter(({ vendor }) => vendors.includes(vendor)).flatMap(({ names }) => names);
}
