import { useState } from 'preact/hooks';
import type { NumberedRule, ServedVendor } from '../../../admin/responses.ts';
import { callAdmin } from '../../api.ts';
import { Loadable } from '../../parts/loadable.tsx';
import { Select } from '../../parts/select.tsx';
import { useSession } from '../../session.tsx';
import { useLoad } from '../../use-load.ts';

interface Document {
  paths: Record<string, Record<string, { operationId?: string }>>;
}

/** Kinds of faults with their labels. */
const faultKinds = [
  ['403 Forbidden', { type: 'status', status: 403 }],
  ['401 Unauthorized', { type: 'status', status: 401 }],
  ['404 Not Found', { type: 'status', status: 404 }],
  ['500 Internal Server Error', { type: 'status', status: 500 }],
  ['503 Service Unavailable', { type: 'status', status: 503 }],
  ['429 with Retry-After', { type: 'rate-limit', retryAfterSeconds: 5 }],
  ['delay', { type: 'latency', ms: 2000 }],
  ['connection reset', { type: 'reset' }],
  ['truncated body', { type: 'truncate' }],
  ['invalid JSON body', { type: 'malformed' }],
] as const;

const counts = [
  ['1', 'once'],
  ['5', '5 times'],
  ['', 'until removed'],
] as const;

/** The operations of all vendors: their ids, with method, path and id as label. */
async function listOperations(vendors: readonly ServedVendor[]): Promise<(readonly [id: string, label: string])[]> {
  const documents = await Promise.all(vendors.map(({ name }) => callAdmin<Document>(`documents/${name}`)));
  return documents.flatMap(({ paths }) =>
    Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, { operationId: id }]) =>
        id === undefined ? [] : [[id, `${method.toUpperCase()} ${path} · ${id}`] as const],
      ),
    ),
  );
}

/** The label of a fault that is set. */
const toLabel = (effect: NumberedRule['effect']) => {
  if (effect.type === 'answer') return `forced ${effect.status} response`;
  if (effect.type === 'latency') return `delay of ${effect.ms} ms`;
  const [label] = faultKinds.find(
    ([, known]) =>
      known.type === effect.type &&
      (!('status' in known) || (effect.type === 'status' && known.status === effect.status)),
  ) ?? [effect.type];
  return label;
};

const describe = ({ effect, operation = 'all operations', count }: NumberedRule) =>
  `${operation}: ${toLabel(effect)}${count === undefined ? '' : `, ${count} left`}`;

/** Lists, adds and removes injected faults. */
export function Faults() {
  const { vendors, state, notify, fail } = useSession();
  const [operation, setOperation] = useState('');
  const [kind, setKind] = useState(0);
  const [count, setCount] = useState('1');
  const [ms, setMs] = useState(2000);
  const operations = useLoad(() => listOperations(vendors), []);
  const faults = useLoad(() => callAdmin<NumberedRule[]>('faults'), [state.faults, state.changes]);
  const [label, chosen] = faultKinds[kind] ?? faultKinds[0];
  const change = (what: string, method: string, path: string, body?: unknown) =>
    callAdmin(path, method, body).then(() => notify(what), fail);
  const add = () =>
    change(`Fault added: ${label}.`, 'POST', 'faults', {
      effect: chosen.type === 'latency' ? { ...chosen, ms } : chosen,
      ...(operation !== '' && { operation }),
      ...(count !== '' && { count: Number(count) }),
    });
  return (
    <section class="card" aria-labelledby="faults">
      <h2 id="faults">Faults</h2>
      <Select
        isRow
        label="Operation"
        value={operation}
        options={[['', 'all operations'], ...(operations.value ?? [])]}
        onChoose={setOperation}
      />
      <Select
        isRow
        label="Fault"
        value={String(kind)}
        options={faultKinds.map(([name], index) => [String(index), name] as const)}
        onChoose={(index) => setKind(Number(index))}
      />
      {chosen.type === 'latency' && (
        <label class="row">
          Delay (ms)
          <input
            type="number"
            min="0"
            step="100"
            value={ms}
            onInput={({ currentTarget: { valueAsNumber } }) => setMs(valueAsNumber)}
          />
        </label>
      )}
      <Select isRow label="How often" value={count} options={counts} onChoose={setCount} />
      <div class="actions">
        <button type="button" onClick={add}>
          Add fault
        </button>
      </div>
      <Loadable loaded={faults}>
        {(set) =>
          set.length === 0 ? (
            <p class="soft">No faults are set.</p>
          ) : (
            <ul class="faults">
              {set.map((fault) => (
                <li key={fault.id}>
                  {describe(fault)}
                  <button
                    type="button"
                    class="quiet"
                    aria-label={`Remove ${describe(fault)}`}
                    onClick={() => change('Fault removed.', 'DELETE', `faults/${fault.id}`)}
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
