import { useState } from 'preact/hooks';
import type { JournalEntry, ShownExchange, ShownMessage } from '../../admin/responses.ts';
import { callAdmin } from '../api.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Loadable } from '../parts/loadable.tsx';
import { Code } from '../parts/scroll-region.tsx';
import { Select } from '../parts/select.tsx';
import { toCurl } from '../parts/snippets.ts';
import { titleOf, useSession } from '../session.tsx';
import { useLoad } from '../use-load.ts';
import { ForceControls } from './journal/force-controls.tsx';
import { lacksBody } from './journal/repeatable-response.ts';

const kinds = [
  ['all', 'All responses'],
  ['ok', 'Successes'],
  ['failed', 'Errors (4xx, 5xx)'],
] as const;

/** Requests to the mock, live, with details of the selected one. */
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
          <Select label="Show" value={kind} options={kinds} onChoose={setKind} />
        </div>
      </header>
      <div class={number === undefined ? 'split' : 'split open'}>
        <section class="card list" aria-label="Requests">
          {shown.length === 0 ? (
            <p class="soft empty">
              {journal.length === 0
                ? 'No requests yet. Copy a snippet from the Overview page and run it.'
                : 'No request matches the search.'}
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

const nameFault = (type: string) => (type === 'answer' ? 'forced' : `injected fault: ${type}`);

function Line({ entry, isOpen, onOpen }: { entry: JournalEntry; isOpen: boolean; onOpen(): void }) {
  const { method, url, status, duration, operation, faults = [] } = entry;
  return (
    <button type="button" class="line" aria-expanded={isOpen} onClick={onOpen}>
      <span class={classOf(status)}>{status}</span>
      <span class="what">
        <span class="path">
          <b>{method}</b> {url}
        </span>
        <span class="soft">
          {[operation ?? 'no matching operation', `${duration} ms`, ...faults.map(nameFault)].join(' · ')}
        </span>
      </span>
    </button>
  );
}

function Detail({ number, onClose }: { number: number; onClose(): void }) {
  const loaded = useLoad(() => callAdmin<ShownExchange>(`requests/${number}`), [number]);
  return (
    <section class="card detail" aria-label="Request and response">
      <header>
        <h2>Request {number}</h2>
        <button type="button" class="quiet" onClick={onClose}>
          Close
        </button>
      </header>
      <Loadable loaded={loaded}>{(shown) => <Shown shown={shown} />}</Loadable>
    </section>
  );
}

function Shown({ shown }: { shown: ShownExchange }) {
  const session = useSession();
  const { method, url, status, vendor, operation, deviations = [], documented, exchange } = shown;
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
              {titleOf(session, vendor)} · <code>{operation}</code>
            </dd>
          </>
        )}
        <dt>Response</dt>
        <dd>
          <span class={classOf(status)}>{status}</span> {describeResponse(shown)}
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
          <Side title="Request" message={exchange.request} />
          <Side title="Response" message={exchange.response} hasNoBody={method === 'HEAD'} />
        </div>
      ) : (
        <p class="soft">Headers and bodies of this request were dropped to make room for newer requests.</p>
      )}
    </>
  );
}

function describeResponse({ operation, refusal, status, faults = [] }: ShownExchange): string {
  const reasons = [...(refusal ? [`refused: ${refusal}`] : []), ...faults.map(nameFault)];
  if (reasons.length > 0) return reasons.join(', ');
  if (status < 400) return 'normal response';
  return operation === undefined ? 'no matching operation in the contract' : 'generated from the OpenAPI document';
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
  /** A response to HEAD: it has no body although its `content-length` is not 0. */
  hasNoBody?: boolean;
}

function Side({ title, message, hasNoBody = false }: SideProps) {
  const isMissing = lacksBody(message) && !hasNoBody;
  const { headers, body } = message;
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body, null, 2);
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <Code>
        {headers.map(([name, value]) => `${name}: ${value}\n`).join('')}
        {text !== undefined && `\n${text}`}
        {isMissing && '\n(The body is not shown: it is too long to keep, or not valid JSON.)'}
      </Code>
    </section>
  );
}
