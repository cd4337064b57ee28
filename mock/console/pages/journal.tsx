import { useState } from 'preact/hooks';
import { admin } from '../api.ts';
import { Choose } from '../parts/choose.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Loadable } from '../parts/loadable.tsx';
import { Code } from '../parts/scrolling.tsx';
import { toCurl } from '../parts/snippets.ts';
import { useSession } from '../session.tsx';
import type { JournalEntry, Message, ShownExchange } from '../types.ts';
import { useLoad } from '../use-load.ts';
import { vendorTitles } from '../vendors/index.ts';
import { Force } from './journal/force.tsx';
import { lacksBody } from './journal/recorded.ts';

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
          {[operation ?? 'no operation', `${duration} ms`, ...faults.map(nameFault)].join(' · ')}
        </span>
      </span>
    </button>
  );
}

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
      <Loadable loaded={loaded}>{(shown) => <Shown shown={shown} />}</Loadable>
    </section>
  );
}

function Shown({ shown }: { shown: ShownExchange }) {
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
              {vendorTitles[vendor]} · <code>{operation}</code>
            </dd>
          </>
        )}
        <dt>Answer</dt>
        <dd>
          <span class={classOf(status)}>{status}</span> {describeAnswer(shown)}
        </dd>
        {documented !== undefined && (
          <>
            <dt>Contract</dt>
            <dd>
              {documented ? `documents ${documented.status}: ${documented.description}` : 'does not know this status'}
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
            <dt>Asked by</dt>
            <dd>{exchange.caller ? `${exchange.caller.role} ${exchange.caller.name}` : 'nobody who is known'}</dd>
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
        <p class="soft">What was sent is not kept any more: newer requests have taken its place.</p>
      )}
    </>
  );
}

function describeAnswer({ operation, refusal, status, faults = [] }: ShownExchange): string {
  const reasons = [...(refusal ? [`refused: ${refusal}`] : []), ...faults.map(nameFault)];
  if (reasons.length > 0) return reasons.join(', ');
  if (status < 400) return 'as asked';
  return operation === undefined ? 'no operation of the contract' : 'made from the document';
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
  // Whichever way the request named its workspace, the copy names it in the path.
  const address = `${workspace.url}${url.replace(/^\/@[^/?]*/, '')}`;
  const curl = toCurl({ method, url: address, headers, body: request?.body });
  return (
    <div class="actions">
      {exchange && (
        <CopyButton text={curl} what="of this request">
          Copy as curl
        </CopyButton>
      )}
      {operation && <Force shown={shown} operation={operation} />}
    </div>
  );
}

interface SideProps {
  title: string;
  message: Message;
  /** It promises a body by its headers, and has none. */
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
        {isMissing && '\n(The body is too long to keep, or broken.)'}
      </Code>
    </section>
  );
}
