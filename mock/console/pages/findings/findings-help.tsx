import { adminToken } from '../../api.ts';
import { Code } from '../../parts/scroll-region.tsx';

/** The value of `--console` for this page's workspace. */
const ownAddress = () => new URL('..', location.href).href.replace(/\/$/, '');

/** Explains how to send findings to this page. */
export function FindingsHelp({ isFolded }: { isFolded: boolean }) {
  if (!isFolded)
    return (
      <section class="card" aria-labelledby="how-to">
        <h2 id="how-to">No findings yet</h2>
        <Instructions />
      </section>
    );
  return (
    <details>
      <summary>How to send findings here</summary>
      <section class="card" aria-label="How to send findings here">
        <Instructions />
      </section>
    </details>
  );
}

function Instructions() {
  return (
    <>
      <p>Pass --console to a check or a proxy. Its findings appear on this page while it runs:</p>
      <Code>
        {`chatpact check https://staging.example --vendor chatwoot --console ${ownAddress()}\n`}
        {`chatpact proxy --target https://staging.example --vendor chatwoot --console ${ownAddress()}`}
      </Code>
      {adminToken.get() !== '' && (
        <p>
          This mock requires an admin token. Set it in <code>CHATPACT_ADMIN_TOKEN</code> for both commands.
        </p>
      )}
      <p>
        Or open the JSON report of a check, or the findings of a proxy, as a file above. The file stays in this browser.
      </p>
      <Code>
        {'chatpact check https://staging.example --vendor chatwoot --report pretty --report json=report.json\n'}
        {'curl -s http://127.0.0.1:4020/__admin/findings > findings.json'}
      </Code>
    </>
  );
}
