import type { MockOptions } from '../mock/options.ts';
import type { Mock } from '../mock/server.ts';
import type { Identity } from '../mock/vendor.ts';

interface Facts extends Pick<MockOptions, 'cors'> {
  version: string;
  profile: string;
}

/** What the mock prints when it is up: where it is, who may call it, and lines that work when pasted. */
export function renderBanner(mock: Mock, facts: Facts): string {
  const at = new Date(mock.now()).toISOString();
  const lines = [`chatpact ${facts.version} · ${mock.url} · profile ${facts.profile} · its clock stands at ${at}`, ''];
  for (const [vendor, paths] of Object.entries(mock.samples)) {
    const identities = pickOneOfEach(mock.identities.filter((identity) => identity.vendor === vendor));
    lines.push(vendor);
    for (const identity of identities) lines.push(`  ${describe(identity)}`);
    const [first] = identities;
    for (const path of first ? paths : []) {
      const headers = Object.entries(first?.headers ?? {}).map(([name, value]) => `-H '${name}: ${value}' `);
      lines.push(`  curl ${headers.join('')}'${mock.url}${path}'`);
    }
    lines.push('');
  }
  lines.push(
    describePages(facts.cors),
    mock.adminUrl === undefined
      ? 'No admin API · stop: Ctrl+C'
      : `Console: ${mock.adminUrl}/__admin/ · all identities: ${mock.adminUrl}/__admin/identities · stop: Ctrl+C`,
    '',
  );
  return lines.join('\n');
}

/** Which web pages may use the tokens above: they follow from the seed, so that anybody knows them. */
function describePages(cors: MockOptions['cors'] = true): string {
  if (cors === false) return 'No web page of another origin may call.';
  if (cors !== true && !cors.includes('*')) return `Web pages that may call: ${cors.join(', ')}`;
  return 'Any web page may call with these tokens; yours alone: --cors-origin http://localhost:3000';
}

/** The first of each role in each account. Of an account beyond the first, its administrator is enough. */
function pickOneOfEach(identities: Identity[]): Identity[] {
  const firstAccount = identities[0]?.account_id;
  const seen = new Set<string>();
  return identities.filter(({ role, account_id }, index) => {
    const key = `${account_id} ${role}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return account_id === firstAccount || identities[index - 1]?.account_id !== account_id;
  });
}

function describe({ role, name, account_id, headers }: Identity): string {
  const where = account_id === undefined ? '' : ` of account ${account_id}`;
  const credentials = Object.entries(headers).map(([header, value]) => `${header}: ${value}`);
  return `${`${role}${where}`.padEnd(28)} ${name.padEnd(20)} ${credentials.join('  ')}`;
}
