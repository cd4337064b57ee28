import type { Operation } from '../../../specs/operations.ts';
import type { ParameterProblem } from '../../../specs/validator.ts';

/** The ledger entries that have a server read what a document forbids, each with its operations and parameters. */
const lenient: readonly { deviation: string; operations: RegExp; parameters: readonly string[] }[] = [
  {
    deviation: 'chatwoot-report-unknown-type-is-500',
    operations: /^list-all-conversation-statistics(-summary)?$/,
    parameters: ['type', 'id'],
  },
  {
    deviation: 'chatwoot-report-unknown-metric-is-empty-object',
    operations: /^list-all-conversation-statistics$/,
    parameters: ['metric'],
  },
  {
    deviation: 'chatwoot-live-other-types-fail',
    operations: /^get-(account|agent)-conversation-metrics$/,
    parameters: ['type'],
  },
  {
    deviation: 'chatwoot-download-without-window-is-500',
    operations: /^download-(agents|inboxes|labels|teams)-report$/,
    parameters: ['since', 'until'],
  },
  {
    deviation: 'chatwoot-traffic-without-offset-is-500',
    operations: /^download-conversation-traffic-report$/,
    parameters: ['timezone_offset'],
  },
  {
    deviation: 'chatwoot-report-values-are-read-as-by-ruby',
    operations:
      /^(list-all-conversation-statistics(-summary)?|get-outgoing-messages-count|get-(agent|inbox|team|label|channel)-summary-report|get-inbox-label-matrix|get-first-response-time-distribution|get-account-reporting-events|download-.*-report)$/,
    parameters: [
      'since',
      'until',
      'business_hours',
      'page',
      'inbox_id',
      'user_id',
      'name',
      'inbox_ids',
      'inbox_ids[]',
      'label_ids',
      'label_ids[]',
      'days_before',
    ],
  },
];

/** Whether a server reads a parameter somehow that is wrong by the document; the handler then sees to it. */
export function tolerates(
  { in: place, name, keyword }: ParameterProblem,
  { id }: Operation,
  deviates: (id: string) => boolean,
): boolean {
  if (place !== 'query') return false;
  // Without a type the figures of now have a refusal of their own.
  if (name === 'type' && /conversation-metrics$/.test(id) && keyword !== 'enum') return false;
  const found = lenient.find(({ operations, parameters }) => operations.test(id) && parameters.includes(name));
  return found !== undefined && deviates(found.deviation);
}
