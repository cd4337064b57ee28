import { admin } from '../../api.ts';
import { Choose } from '../../parts/choose.tsx';
import { useSession } from '../../session.tsx';
import type { ShownExchange } from '../../types.ts';
import { toRecorded } from './recorded.ts';

/** Statuses that can be asked for. */
const forceable = [400, 401, 403, 404, 429, 500, 503];

/** What the next request of an operation is answered with: the same again, or another status. */
export function Force({ shown, operation }: { shown: ShownExchange; operation: string }) {
  const { notify } = useSession();
  const recorded = toRecorded(shown);
  const force = (what: string, effect: { type: string; status: number }) =>
    admin('faults', 'POST', { operation, count: 1, effect }).then(
      () => notify(`The next ${operation} answers ${what}.`),
      (error: Error) => notify(error.message),
    );
  return (
    <>
      {'effect' in recorded && (
        <button type="button" onClick={() => force(`this ${shown.status}`, recorded.effect)}>
          Force this answer next time
        </button>
      )}
      <Choose
        label="Force next time"
        value=""
        options={[['', 'choose a status'], ...forceable.map((status) => [String(status), String(status)] as const)]}
        onChoose={(status) => force(status, { type: 'status', status: Number(status) })}
      />
      {'why' in recorded && <p class="soft">The answer itself can't be forced: {recorded.why}.</p>}
    </>
  );
}
