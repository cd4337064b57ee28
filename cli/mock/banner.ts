import type { MockOptions } from '../../mock/options.ts';
import type { Mock } from '../../mock/server.ts';
import type { Identity } from '../../mock/vendor-interface/identity.ts';
import { describeCredentials, listStartNotes } from '../../mock/vendors/start-notes.ts';

interface BannerFacts extends Pick<MockOptions, 'cors' | 'live' | 'https'> {
  version: string;
  /** Whether lines about requests would be printed if standard output were a terminal. */
  lacksTerminal?: boolean;
}

const selfSigned =
  'The certificate is self-signed and new at each start: open this address in the browser once and accept it, before a page calls the mock. Your own: --https-cert FILE --https-key FILE';

const noLines = 'No lines about requests, because standard output is no terminal. To print them: --log-format text';

/** Returns the text that a started mock prints: its URL, credentials of users, and curl commands. */
export function formatBanner(mock: Mock, facts: BannerFacts): string {
  const at = new Date(mock.now()).toISOString();
  const ticking = facts.live ? ' (ticking)' : '';
  const lines = [`chatpact ${facts.version} · ${mock.url} · profile ${mock.profile} · clock ${at}${ticking}`, ''];
  for (const [vendor, paths] of Object.entries(mock.samples)) {
    const identities = pickOneOfEach(mock.identities.filter((identity) => identity.vendor === vendor));
    lines.push(vendor);
    for (const identity of identities) lines.push(`  ${describe(identity)}`);
    const [first] = identities;
    for (const path of first ? paths : []) {
      const headers = Object.entries(first?.headers ?? {}).map(([name, value]) => `-H '${name}: ${value}' `);
      const trust = facts.https === true ? '-k ' : '';
      lines.push(`  curl ${trust}${headers.join('')}'${mock.url}${path}'`);
    }
    lines.push('');
  }
  lines.push(
    ...listStartNotes(mock, facts.live ? undefined : '--live'),
    ...(facts.https === true ? [selfSigned] : []),
    describePages(facts.cors),
    ...(facts.lacksTerminal ? [noLines] : []),
    mock.adminUrl === undefined
      ? 'No admin API · stop: Ctrl+C'
      : `Console: ${mock.adminUrl}/__admin/ · all identities: ${mock.adminUrl}/__admin/identities · stop: Ctrl+C`,
    '',
  );
  return lines.join('\n');
}

/** Says which web pages may call the mock. The tokens above are no secret: they follow from the seed. */
function describePages(cors: MockOptions['cors'] = true): string {
  if (cors === false) return 'Web pages of other origins may not call this mock.';
  if (cors !== true && !cors.includes('*')) return `Web pages that may call this mock: ${cors.join(', ')}`;
  return 'Any web page may call this mock. To allow only yours: --cors-origin http://localhost:3000';
}

/** Picks one user of each role in the first account, and the first user of every other account. */
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

function describe(identity: Identity): string {
  const { role, name, account_id } = identity;
  const where = account_id === undefined ? '' : ` of account ${account_id}`;
  return `${`${role}${where}`.padEnd(28)} ${name.padEnd(20)} ${describeCredentials(identity)}`;
}
