import { useState } from 'preact/hooks';
import { admin } from '../../api.ts';
import { Choose } from '../../parts/choose.tsx';
import { Loadable } from '../../parts/loadable.tsx';
import { useSession } from '../../session.tsx';
import type { Fault, VendorName } from '../../types.ts';
import { useLoad } from '../../use-load.ts';

interface Document {
  paths: Record<string, Record<string, { operationId?: string }>>;
}

/** What the server does when it misbehaves, by what users call it. */
const effects = [
  ['403 Forbidden', { type: 'status', status: 403 }],
  ['401 Unauthorized', { type: 'status', status: 401 }],
  ['404 Not Found', { type: 'status', status: 404 }],
  ['500 Internal Server Error', { type: 'status', status: 500 }],
  ['503 Service Unavailable', { type: 'status', status: 503 }],
  ['429 with Retry-After', { type: 'rate-limit', retryAfterSeconds: 5 }],
  ['2 seconds late', { type: 'latency', ms: 2000 }],
  ['connection reset', { type: 'reset' }],
  ['body cut short', { type: 'truncate' }],
  ['body that is no JSON', { type: 'malformed' }],
] as const;

const counts = [
  ['1', 'once'],
  ['5', '5 times'],
  ['', 'until removed'],
] as const;

async function listOperations(vendors: readonly VendorName[]): Promise<string[]> {
  const documents = await Promise.all(vendors.map((vendor) => admin<Document>(`documents/${vendor}`)));
  return documents.flatMap(({ paths }) =>
    Object.values(paths).flatMap((item) => Object.values(item).flatMap(({ operationId }) => operationId ?? [])),
  );
}

/** What a fault that was set does. */
const toLabel = ({ type, status }: Fault['effect']) => {
  if (type === 'answer') return `a forced ${status}`;
  const [label] = effects.find(
    ([, known]) => known.type === type && (!('status' in known) || known.status === status),
  ) ?? [type];
  return label;
};

const describe = ({ effect, operation = 'every operation', count }: Fault) =>
  `${operation}: ${toLabel(effect)}${count === undefined ? '' : `, ${count} to come`}`;

/** Faults on demand. */
export function Faults() {
  const { vendors, state, notify } = useSession();
  const [operation, setOperation] = useState('');
  const [effect, setEffect] = useState(0);
  const [count, setCount] = useState('1');
  const operations = useLoad(() => listOperations(vendors), []);
  const faults = useLoad(() => admin<Fault[]>('faults'), [state.faults, state.changes]);
  const [label, chosen] = effects[effect] ?? effects[0];
  const change = (what: string, method: string, path: string, body?: unknown) =>
    admin(path, method, body).then(
      () => notify(what),
      (error: Error) => notify(error.message),
    );
  const add = () =>
    change(`Set: ${label}.`, 'POST', 'faults', {
      effect: chosen,
      ...(operation !== '' && { operation }),
      ...(count !== '' && { count: Number(count) }),
    });
  return (
    <section class="card" aria-labelledby="faults">
      <h2 id="faults">Faults</h2>
      <Choose
        isRow
        label="Operation"
        value={operation}
        options={[['', 'every operation'], ...(operations.value ?? []).map((id) => [id, id] as const)]}
        onChoose={setOperation}
      />
      <Choose
        isRow
        label="Answers"
        value={String(effect)}
        options={effects.map(([name], index) => [String(index), name] as const)}
        onChoose={(index) => setEffect(Number(index))}
      />
      <Choose isRow label="How often" value={count} options={counts} onChoose={setCount} />
      <div class="actions">
        <button type="button" onClick={add}>
          Set fault
        </button>
      </div>
      <Loadable loaded={faults}>
        {(set) =>
          set.length === 0 ? (
            <p class="soft">None is set.</p>
          ) : (
            <ul class="faults">
              {set.map((fault) => (
                <li key={fault.id}>
                  {describe(fault)}
                  <button
                    type="button"
                    class="quiet"
                    aria-label={`Remove ${describe(fault)}`}
                    onClick={() => change('Removed.', 'DELETE', `faults/${fault.id}`)}
                  >
                    Remove
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Loadable>
    </section>
  );
}
