import { useState } from 'preact/hooks';
import type { ServedVendor } from '../../admin/responses.ts';
import { pairCards } from '../parts/pair-cards.ts';
import { ReportCard } from '../parts/report-card.tsx';
import { Select } from '../parts/select.tsx';
import { listAccounts, useSession } from '../session.tsx';
import type { ReportDefinition, ReportParameters } from '../vendors/report.ts';

const day = 86_400_000;
const periodsInDays = ['7', '30', '90', '180'];

/** The vendors' reports as charts of the APIs' responses. */
export function Reports() {
  const session = useSession();
  const { vendors, reports, state } = session;
  const [days, setDays] = useState(30);
  const accounts = listAccounts(session);
  const [chosen, choose] = useState<number>();
  // A scenario may not have the account that was selected before.
  const account = accounts.find((each) => each === chosen) ?? accounts[0] ?? 1;
  const now = Date.parse(state.now);
  // The period consists of whole UTC days including today, so that its URL changes only once a day.
  const until = Math.ceil((now + 1) / day) * day;
  const window = { since: until - days * day, until, account };
  return (
    <>
      <header class="page">
        <h1>Reports</h1>
        <div class="controls">
          <Select
            label="Period"
            value={String(days)}
            options={periodsInDays.map((each) => [each, `${each} days`] as const)}
            onChoose={(value) => setDays(Number(value))}
          />
          {accounts.length > 1 && (
            <Select
              label="Account"
              value={String(account)}
              options={accounts.map((each) => [String(each), String(each)] as const)}
              onChoose={(value) => choose(Number(value))}
            />
          )}
        </div>
      </header>
      {vendors.map((vendor) => (
        <VendorReports key={vendor.name} vendor={vendor} reports={reports} window={window} />
      ))}
    </>
  );
}

interface Props {
  vendor: ServedVendor;
  /** Reports of all vendors. */
  reports: readonly ReportDefinition[];
  window: Omit<ReportParameters, 'values'>;
}

function VendorReports({ vendor: { name, title }, reports, window }: Props) {
  const own = reports.filter(({ vendor }) => vendor === name);
  return (
    <section class="group" aria-labelledby={`vendor-${name}`}>
      <h2 id={`vendor-${name}`}>{title}</h2>
      {own.length === 0 && <p class="soft">This vendor declares no charts.</p>}
      <div class="cards">
        {pairCards(own).map((report, index) => (
          <ReportCard key={report.id} picture={report} window={window} isFolded={index > 0} />
        ))}
      </div>
    </section>
  );
}
