import type { ShownExchange } from '../../../admin/responses.ts';
import { callAdmin } from '../../api.ts';
import { Select } from '../../parts/select.tsx';
import { useSession } from '../../session.tsx';
import { toRepeatableResponse } from './repeatable-response.ts';

const forceableStatuses = [400, 401, 403, 404, 429, 500, 503];

/** Controls that force the response to the next request of an operation: this response again, or another status. */
export function ForceControls({ shown, operation }: { shown: ShownExchange; operation: string }) {
  const { notify, fail } = useSession();
  const recorded = toRepeatableResponse(shown);
  const force = (what: string, effect: { type: string; status: number }) =>
    callAdmin('faults', 'POST', { operation, count: 1, effect }).then(
      () => notify(`The next ${operation} request gets ${what}.`),
      fail,
    );
  return (
    <>
      {'effect' in recorded && (
        <button type="button" onClick={() => force(`this ${shown.status} response`, recorded.effect)}>
          Repeat this response next time
        </button>
      )}
      <Select
        label="Force a status next time"
        value=""
        options={[
          ['', 'choose a status'],
          ...forceableStatuses.map((status) => [String(status), String(status)] as const),
        ]}
        onChoose={(status) => force(status, { type: 'status', status: Number(status) })}
      />
      {'why' in recorded && <p class="soft">This response cannot be repeated: {recorded.why}.</p>}
    </>
  );
}
