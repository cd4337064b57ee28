import { useState } from 'preact/hooks';
import { Loadable } from '../../parts/loadable.tsx';
import { MessageField } from '../../parts/message-field.tsx';
import { Select } from '../../parts/select.tsx';
import { useSession } from '../../session.tsx';
import { useLoad } from '../../use-load.ts';
import { useVendorPost, useVendorRead } from './vendor-calls.ts';

interface Channels {
  channels: { _id: string; name: string }[];
}

/** Posts a message to a Rocket.Chat channel. */
export function RocketchatPlay() {
  const { workspace } = useSession();
  const act = useVendorPost('rocketchat');
  const read = useVendorRead('rocketchat');
  const [chosen, choose] = useState<string>();
  const [text, setText] = useState('Good morning.');
  const loaded = useLoad(
    async () => (await read<Channels>('/api/v1/channels.list?count=50')).channels,
    [workspace.url],
  );
  return (
    <section class="card" aria-labelledby="play-rocketchat">
      <h2 id="play-rocketchat">Rocket.Chat</h2>
      <Loadable loaded={loaded}>
        {(channels) => {
          const channel = channels.find(({ _id: id }) => id === chosen) ?? channels[0];
          if (!channel) return <p class="soft">This workspace has no channels.</p>;
          const body = { roomId: channel._id, text };
          return (
            <>
              <Select
                isRow
                label="Channel"
                value={channel._id}
                options={channels.map(({ _id: id, name }) => [id, `#${name}`] as const)}
                onChoose={choose}
              />
              <MessageField text={text} onWrite={setText} />
              <div class="actions">
                <button
                  type="button"
                  class="primary"
                  onClick={() => act(`Posted in #${channel.name}.`, '/api/v1/chat.postMessage', body)}
                >
                  Post message
                </button>
              </div>
            </>
          );
        }}
      </Loadable>
    </section>
  );
}
