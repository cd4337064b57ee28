import { useState } from 'preact/hooks';
import { PictureCard } from '../parts/picture-card.tsx';
import { useSession } from '../session.tsx';
import { pictures, vendorTitles } from '../vendors/index.ts';

const day = 86_400_000;

/** The reports as pictures, drawn from the API itself. */
export function Reports() {
  const { vendors, state, identities } = useSession();
  const [days, setDays] = useState(30);
  const accounts = [...new Set(identities.flatMap(({ account_id: id }) => id ?? []))];
  const [account, setAccount] = useState(accounts[0] ?? 1);
  const now = Date.parse(state.now);
  // Whole days, today's included, so that the picture of a window stays the same while its day lasts.
  const until = Math.ceil((now + 1) / day) * day;
  const window = { since: until - days * day, until, account };
  return (
    <>
      <header class="page">
        <h1>Reports</h1>
        <div class="controls">
          <label>
            Window
            <select value={days} onChange={({ currentTarget }) => setDays(Number(currentTarget.value))}>
              {[7, 30, 90, 180].map((each) => (
                <option key={each} value={each}>
                  {each} days
                </option>
              ))}
            </select>
          </label>
          {accounts.length > 1 && (
            <label>
              Account
              <select value={account} onChange={({ currentTarget }) => setAccount(Number(currentTarget.value))}>
                {accounts.map((each) => (
                  <option key={each} value={each}>
                    {each}
                  </option>
                ))}
              </select>
            </label>
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
