import { useState } from 'preact/hooks';
import { admin } from '../api.ts';
import { Choose } from '../parts/choose.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Loadable } from '../parts/loadable.tsx';
import { Code } from '../parts/scrolling.tsx';
import { toCurl } from '../parts/snippets.ts';
import { useSession } from '../session.tsx';
import type { JournalEntry, ShownExchange } from '../types.ts';
import { useLoad } from '../use-load.ts';
import { vendorTitles } from '../vendors/index.ts';

const kinds = [
  ['all', 'All answers'],
  ['ok', 'Successes'],
  ['failed', 'Refusals and failures'],
] as const;

/** Requests as they come. */
export function Journal() {
  const { journal, isConnected } = useSession();
  const [text, setText] = useState('');
  const [kind, setKind] = useState<string>('all');
  const [number, setNumber] = useState<number>();
  const shown = journal.filter(
    ({ method, url, operation = '', status }) =>
      `${method} ${url} ${operation} ${status}`.toLowerCase().includes(text.toLowerCase()) &&
      (kind === 'all' || (kind === 'failed') === status >= 400),
  );
  return (
    <>
      <header class="page">
        <h1>Journal</h1>
        <div class="controls">
          <span class={isConnected ? 'live' : 'live off'}>{isConnected ? 'live' : 'not connected'}</span>
          <label>
            Search
            <input type="search" value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />
          </label>
          <Choose label="Show" value={kind} options={kinds} onChoose={setKind} />
        </div>
      </header>
      <div class={number === undefined ? 'split' : 'split open'}>
        <section class="card list" aria-label="Requests">
          {shown.length === 0 ? (
            <p class="soft empty">
              {journal.length === 0
                ? 'Nobody has called yet. Copy a snippet from the overview, and watch.'
                : 'Nothing fits.'}
            </p>
          ) : (
            <ul class="journal">
              {shown.slice(0, 200).map((entry) => (
                <li key={entry.number}>
                  <Line entry={entry} isOpen={entry.number === number} onOpen={() => setNumber(entry.number)} />
                </li>
              ))}
            </ul>
          )}
        </section>
        {number !== undefined && <Detail key={number} number={number} onClose={() => setNumber(undefined)} />}
      </div>
    </>
  );
}

const classOf = (status: number) => `status s${Math.floor(status / 100)}`;

function Line({ entry, isOpen, onOpen }: { entry: JournalEntry; isOpen: boolean; onOpen(): void }) {
  const { method, url, status, duration, operation } = entry;
  return (
    <button type="button" class="line" aria-expanded={isOpen} onClick={onOpen}>
      <span class={classOf(status)}>{status}</span>
      <span class="what">
        <span class="path">
          <b>{method}</b> {url}
        </span>
        <span class="soft">
          {operation ?? 'no operation'} · {duration} ms
        </span>
      </span>
    </button>
  );
}

/** Statuses that can be asked for, with what they are called. */
const forceable = [400, 401, 403, 404, 429, 500, 503];

function Detail({ number, onClose }: { number: number; onClose(): void }) {
  const loaded = useLoad(() => admin<ShownExchange>(`requests/${number}`), [number]);
  return (
    <section class="card detail" aria-label="Request and response">
      <header>
        <h2>Request {number}</h2>
        <button type="button" class="quiet" onClick={onClose}>
          Close
        </button>
      </header>
      <Loadable loaded={loaded}>{(exchange) => <Exchange exchange={exchange} />}</Loadable>
    </section>
  );
}

function Exchange({ exchange }: { exchange: ShownExchange }) {
  const {
    method,
    url,
    status,
    vendor,
    operation,
    caller,
    refusal,
    deviations = [],
    documented,
    request,
    response,
  } = exchange;
  return (
    <>
      <p class="path">
        <b>{method}</b> {url}
      </p>
      <dl>
        {vendor && (
          <>
            <dt>Operation</dt>
            <dd>
              {vendorTitles[vendor]} · <code>{operation}</code>
            </dd>
          </>
        )}
        <dt>Case</dt>
        <dd>
          <span class={classOf(status)}>{status}</span> {nameCase(exchange)}
        </dd>
        {documented !== undefined && (
          <>
            <dt>Contract</dt>
            <dd>
              {documented ? `documents ${documented.status}: ${documented.description}` : 'does not know this status'}
            </dd>
          </>
        )}
        {refusal && (
          <>
            <dt>Refused</dt>
            <dd>{refusal}</dd>
          </>
        )}
        {deviations.length > 0 && (
          <>
            <dt>Deviations</dt>
            <dd>{deviations.join(', ')}</dd>
          </>
        )}
        <dt>Asked by</dt>
        <dd>{caller ? `${caller.role} ${caller.name}` : 'nobody who is known'}</dd>
      </dl>
      <Actions exchange={exchange} />
      <div class="sides">
        <Side title="Request" headers={request.headers} body={request.body} />
        <Side
          title="Response"
          headers={response.headers}
          body={response.isCut ? '(too long to keep)' : response.body}
        />
      </div>
    </>
  );
}

/** The case of the contract, named as the check names it. */
function nameCase({ operation, refusal, status }: ShownExchange): string {
  if (operation === undefined) return 'no operation of the contract';
  if (refusal) return `${operation}/refusal/${refusal}`;
  return status < 400 ? `${operation}/success` : `${operation}: injected`;
}

function Actions({ exchange }: { exchange: ShownExchange }) {
  const { workspace, identities, notify } = useSession();
  const { method, url, caller, vendor, operation, request } = exchange;
  const known = identities.find(
    (each) => each.vendor === vendor && each.role === caller?.role && each.name === caller?.name,
  );
  const headers = {
    ...known?.headers,
    ...(request.body !== undefined && { 'content-type': 'application/json' }),
  };
  // Whichever way the request named its workspace, the copy names it in the path.
  const address = `${workspace.url}${url.replace(/^\/@[^/?]*/, '')}`;
  const curl = toCurl({ method, url: address, headers, body: request.body });
  const force = async (status: number) => {
    await admin('faults', 'POST', { operation, count: 1, effect: { type: 'status', status } });
    notify(`The next ${operation} answers ${status}.`);
  };
  return (
    <div class="actions">
      <CopyButton text={curl} what="of this request">
        Copy as curl
      </CopyButton>
      {operation && (
        <Choose
          label="Force next time"
          value=""
          options={[['', 'choose an answer'], ...forceable.map((status) => [String(status), String(status)] as const)]}
          onChoose={(status) => force(Number(status)).catch((error: Error) => notify(error.message))}
        />
      )}
    </div>
  );
}

interface SideProps {
  title: string;
  headers: readonly (readonly [string, string])[];
  body: unknown;
}

function Side({ title, headers, body }: SideProps) {
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body, null, 2);
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <Code>
        {headers.map(([name, value]) => `${name}: ${value}\n`).join('')}
        {text === '' ? '' : `\n${text}`}
      </Code>
    </section>
  );
}
