import { adminToken } from '../../api.ts';
import { Code } from '../../parts/scrolling.tsx';

/** The address that `--console` takes, for this page's workspace. */
const ownAddress = () => new URL('..', location.href).href.replace(/\/$/, '');

/** How to get something to see here. */
export function HowTo({ isFolded }: { isFolded: boolean }) {
  if (!isFolded)
    return (
      <section class="card" aria-labelledby="how-to">
        <h2 id="how-to">Nothing here yet</h2>
        <Ways />
      </section>
    );
  return (
    <details>
      <summary>How findings get here</summary>
      <section class="card" aria-label="How findings get here">
        <Ways />
      </section>
    </details>
  );
}

function Ways() {
  return (
    <>
      <p>Let a check tell this page what it finds, as it finds it, or a proxy in front of your own server:</p>
      <Code>
        {`chatpact check https://staging.example --vendor chatwoot --console ${ownAddress()}\n`}
        {`chatpact proxy --target https://staging.example --vendor chatwoot --console ${ownAddress()}`}
      </Code>
      {adminToken.get() !== '' && (
        <p>
          This mock takes a token: both read it from <code>CHATPACT_ADMIN_TOKEN</code>.
        </p>
      )}
      <p>Or choose a file above, which does not leave this browser: a JSON report, or what a proxy has found so far.</p>
      <Code>
        {'chatpact check https://staging.example --vendor chatwoot --report pretty --report json=report.json\n'}
        {'curl -s http://127.0.0.1:4020/__admin/findings > findings.json'}
      </Code>
    </>
  );
}
