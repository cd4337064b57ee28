import { useState } from 'preact/hooks';
import { Loadable } from '../../parts/loadable.tsx';
import { MessageField } from '../../parts/message-field.tsx';
import { Select } from '../../parts/select.tsx';
import { useSession } from '../../session.tsx';
import { useLoad } from '../../use-load.ts';
import { useVendorPost, useVendorRead } from './vendor-calls.ts';

interface Conversations {
  data: { payload: { id: number; status: string; meta: { sender: { name: string }; channel: string } }[] };
}

const statuses = [
  ['resolved', 'Resolve'],
  ['open', 'Reopen'],
  ['snoozed', 'Snooze'],
] as const;

/** A conversation for the first message: an open one, since a message to a resolved one opens it. */
const findOpen = (conversations: Conversations['data']['payload']) =>
  conversations.find(({ status }) => status === 'open') ?? conversations[0];

/** Sends messages to a Chatwoot conversation as agent or customer, and changes its status. */
export function ChatwootPlay({ account }: { account: number }) {
  const base = `/api/v1/accounts/${account}/conversations`;
  const { state } = useSession();
  const act = useVendorPost('chatwoot', account);
  const read = useVendorRead('chatwoot', account);
  const [chosen, choose] = useState<number>();
  const [text, setText] = useState('Thank you for waiting.');
  const loaded = useLoad(
    async () => (await read<Conversations>(`${base}?status=all&assignee_type=all`)).data.payload,
    [state.changes],
  );
  return (
    <section class="card" aria-labelledby="play-chatwoot">
      <h2 id="play-chatwoot">Chatwoot</h2>
      <Loadable loaded={loaded}>
        {(conversations) => {
          const id = chosen ?? findOpen(conversations)?.id;
          if (id === undefined) return <p class="soft">This workspace has no conversations.</p>;
          const change = (what: string, path: string, body: unknown) => {
            // The action may move another conversation to the top of the list. This one stays selected.
            choose(id);
            return act(what, `${base}/${id}/${path}`, body);
          };
          const send = (type: 'outgoing' | 'incoming', what: string) =>
            change(`${what} in conversation ${id}.`, 'messages', { content: text, message_type: type });
          const isListed = conversations.some((each) => each.id === id);
          return (
            <>
              <Select
                isRow
                label="Conversation"
                value={String(id)}
                options={[
                  ...(isListed ? [] : [[String(id), String(id)] as const]),
                  ...conversations.map(
                    (each) => [String(each.id), `${each.id} · ${each.meta.sender.name} · ${each.status}`] as const,
                  ),
                ]}
                onChoose={(value) => choose(Number(value))}
              />
              <MessageField text={text} onWrite={setText} />
              <div class="actions">
                <button type="button" class="primary" onClick={() => send('outgoing', 'Sent')}>
                  Send as agent
                </button>
                <button type="button" onClick={() => send('incoming', 'Received')}>
                  Write as customer
                </button>
                {statuses.map(([status, label]) => (
                  <button
                    key={status}
                    type="button"
                    onClick={() => change(`Conversation ${id} is ${status}.`, 'toggle_status', { status })}
                  >
                    {label}
                  </button>
                ))}
              </div>
            </>
          );
        }}
      </Loadable>
    </section>
  );
}
