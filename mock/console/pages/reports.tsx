import { useState } from 'preact/hooks';
import { Choose } from '../parts/choose.tsx';
import { PictureCard } from '../parts/picture-card.tsx';
import { listAccounts, useSession } from '../session.tsx';
import { pictures, vendorTitles } from '../vendors/index.ts';

const day = 86_400_000;
/** Days. */
const windows = ['7', '30', '90', '180'];

/** The reports as pictures, drawn from the API itself. */
export function Reports() {
  const session = useSession();
  const { vendors, state } = session;
  const [days, setDays] = useState(30);
  const accounts = listAccounts(session);
  const [chosen, choose] = useState<number>();
  // Another workspace, or a scenario, need not have the account that was chosen.
  const account = accounts.find((each) => each === chosen) ?? accounts[0] ?? 1;
  const now = Date.parse(state.now);
  // Whole days, today's included, so that the picture of a window stays the same while its day lasts.
  const until = Math.ceil((now + 1) / day) * day;
  const window = { since: until - days * day, until, account };
  return (
    <>
      <header class="page">
        <h1>Reports</h1>
        <div class="controls">
          <Choose
            label="Window"
            value={String(days)}
            options={windows.map((each) => [each, `${each} days`] as const)}
            onChoose={(value) => setDays(Number(value))}
          />
          {accounts.length > 1 && (
            <Choose
              label="Account"
              value={String(account)}
              options={accounts.map((each) => [String(each), String(each)] as const)}
              onChoose={(value) => choose(Number(value))}
            />
          )}
        </div>
      </header>
      {vendors.map((vendor) => (
        <section key={vendor} class="group" aria-labelledby={`vendor-${vendor}`}>
          <h2 id={`vendor-${vendor}`}>{vendorTitles[vendor]}</h2>
          <div class="cards">
            {pictures
              .filter((picture) => picture.vendor === vendor)
              .map((picture) => (
                <PictureCard key={picture.id} picture={picture} window={window} />
              ))}
          </div>
        </section>
      ))}
    </>
  );
}
