import type { ShownExchange, ShownMessage } from '../../../admin/responses.ts';
import { callAdmin } from '../../api.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Loadable } from '../../parts/loadable.tsx';
import { Code } from '../../parts/scroll-region.tsx';
import { toCurl } from '../../parts/snippets.ts';
import { titleOf, useSession } from '../../session.tsx';
import { useLoad } from '../../use-load.ts';
import { nameFault, nameReason, showTimes } from './entry.ts';
import { ForceControls } from './force-controls.tsx';
import { StatusCode } from './line.tsx';
import { explainMissingBody } from './missing-body.ts';
import { nameRefusal } from './refusals.ts';

/** One request with its response. */
export function Detail({ number, onClose }: { number: number; onClose(): void }) {
  const loaded = useLoad(() => callAdmin<ShownExchange>(`requests/${number}`), [number]);
  return (
    <section class="card detail" aria-label="Request and response">
      <header>
        <h2>Request {number}</h2>
        <button type="button" class="quiet" onClick={onClose}>
          Close
        </button>
      </header>
      <Loadable loaded={loaded}>{(shown) => <Exchange shown={shown} />}</Loadable>
    </section>
  );
}

function Exchange({ shown }: { shown: ShownExchange }) {
  const session = useSession();
  const { method, url, vendor, operation, deviations = [], documented, exchange, hints = [] } = shown;
  return (
    <>
      <p class="path">
        <b>{method}</b> {url}
      </p>
      {hints.map((hint) => (
        <p key={hint} class="hinted">
          {hint}
        </p>
      ))}
      <dl>
        <dt>Time</dt>
        <dd>{showTimes(shown)}</dd>
        {vendor && operation && (
          <>
            <dt>Operation</dt>
            <dd>
              {titleOf(session, vendor)} · <code>{operation}</code>
            </dd>
          </>
        )}
        <dt>Response</dt>
        <dd>
          <StatusCode entry={shown} /> {describeResponse(shown)}
        </dd>
        {documented !== undefined && (
          <>
            <dt>Contract</dt>
            <dd>
              {documented
                ? `status documented as ${documented.status}: ${documented.description}`
                : 'status not documented'}
            </dd>
          </>
        )}
        {deviations.length > 0 && (
          <>
            <dt>Deviations</dt>
            <dd>{deviations.join(', ')}</dd>
          </>
        )}
        {exchange && (
          <>
            <dt>Caller</dt>
            <dd>{exchange.caller ? `${exchange.caller.role} ${exchange.caller.name}` : 'unknown'}</dd>
          </>
        )}
      </dl>
      <Actions shown={shown} />
      {exchange ? (
        <div class="sides">
          <Side title="Request" message={exchange.request} missing={explainMissingBody(exchange.request, shown)} />
          <Side
            title="Response"
            message={exchange.response}
            missing={method === 'HEAD' ? undefined : explainMissingBody(exchange.response, shown)}
          />
        </div>
      ) : (
        <p class="soft">Headers and bodies of this request were dropped to make room for newer requests.</p>
      )}
    </>
  );
}

function describeResponse(shown: ShownExchange): string {
  const { operation, refusal, status, unserved, aborted, preference, faults = [] } = shown;
  const reasons = [...(refusal ? [`refused: ${nameRefusal(refusal)}`] : []), ...faults.map(nameFault)];
  if (reasons.length > 0) return reasons.join(', ');
  if (unserved) return nameReason(unserved);
  if (aborted) return 'by the client, before the response was complete';
  if (preference !== undefined) return `forced by the client: ${preference}`;
  if (status < 400) return 'normal response';
  if (operation !== undefined) return 'generated from the OpenAPI document';
  return status === 404 || status === 405
    ? 'no matching operation in the contract'
    : 'refused before its operation was determined';
}

function Actions({ shown }: { shown: ShownExchange }) {
  const { workspace, identities } = useSession();
  const { method, url, vendor, operation, exchange } = shown;
  const { caller, request } = exchange ?? {};
  const known = identities.find(
    (each) => each.vendor === vendor && each.role === caller?.role && each.name === caller?.name,
  );
  const headers = {
    ...known?.headers,
    ...(request?.body !== undefined && { 'content-type': 'application/json' }),
  };
  // A request names its workspace in the path or in a header. The copied command always names it in the path.
  const address = `${workspace.url}${url.replace(/^\/@[^/?]*/, '')}`;
  const curl = toCurl({ method, url: address, headers, body: request?.body });
  return (
    <div class="actions">
      {exchange && (
        <CopyButton text={curl} what="for this request">
          Copy as curl
        </CopyButton>
      )}
      {operation && <ForceControls shown={shown} operation={operation} />}
    </div>
  );
}

interface SideProps {
  title: string;
  message: ShownMessage;
  /** Why the body is not shown, although there was one. */
  missing: string | undefined;
}

function Side({ title, message, missing }: SideProps) {
  const { headers, body } = message;
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body, null, 2);
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <Code>
        {headers.map(([name, value]) => `${name}: ${value}\n`).join('')}
        {text !== undefined && `\n${text}`}
        {missing && `\n(The body is not shown: ${missing}.)`}
      </Code>
    </section>
  );
}
