import type { VendorName } from '../../../admin/responses.ts';
import { Clock } from '../../parts/clock.tsx';
import { ReportCard } from '../../parts/report-card.tsx';
import { listAccounts, useSession } from '../../session.tsx';
import { ChatwootPlay } from './chatwoot.tsx';
import { Faults } from './faults.tsx';
import { RocketchatPlay } from './rocketchat.tsx';

const day = 86_400_000;

/** Initial values of the controls of a vendor's first report, so that the actions on this page change its chart. */
const initialValues: Partial<Record<VendorName, Record<string, string>>> = {
  chatwoot: { metric: 'outgoing_messages_count' },
};

/** Sends messages, moves the clock and injects faults, and shows how reports change. */
export function Play() {
  const session = useSession();
  const { vendors, reports, state } = session;
  const serves = (vendor: VendorName) => vendors.some(({ name }) => name === vendor);
  const account = listAccounts(session)[0] ?? 1;
  const until = Math.ceil((Date.parse(state.now) + 1) / day) * day;
  const window = { since: until - 14 * day, until, account };
  return (
    <>
      <header class="page">
        <h1>Play</h1>
        <p class="soft">Actions on this page call the vendors' APIs. The charts show the result.</p>
      </header>
      <div class="cards">
        {serves('chatwoot') && <ChatwootPlay account={account} />}
        {serves('rocketchat') && <RocketchatPlay />}
        {vendors.map(({ name }) => {
          const first = reports.find(({ vendor }) => vendor === name);
          if (!first) return null;
          const picture = { ...first, isWide: false };
          return <ReportCard key={first.id} picture={picture} window={window} initial={initialValues[name]} />;
        })}
        <Clock />
        <Faults />
      </div>
    </>
  );
}
