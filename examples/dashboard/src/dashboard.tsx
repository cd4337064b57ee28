import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { type Channel, type Point, postMessage, readChannels, readConversations, readMessages } from './api.ts';
import { ChannelChart, DailyChart } from './charts.tsx';

interface Figures {
  conversations: Point[];
  channels: Channel[];
  messages: Point[];
}

async function readFigures(): Promise<Figures> {
  const [conversations, channels, messages] = await Promise.all([readConversations(), readChannels(), readMessages()]);
  return { conversations, channels, messages };
}

export function Dashboard() {
  const [figures, setFigures] = useState<Figures>();
  const [problem, setProblem] = useState('');
  const refresh = useCallback(async (act?: () => Promise<void>) => {
    try {
      await act?.();
      setFigures(await readFigures());
    } catch (error) {
      setProblem((error as Error).message);
    }
  }, []);

  useEffect(() => {
    refresh();
  }, [refresh]);

  function post(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const text = String(new FormData(form).get('text'));
    form.reset();
    refresh(() => postMessage(text));
  }

  if (problem) return <p role="alert">{problem}</p>;
  if (!figures) return <p>Loading…</p>;
  return (
    <>
      <h1>Support this month</h1>
      <div className="charts">
        <DailyChart id="conversations" title="Conversations" data={figures.conversations} />
        <ChannelChart id="channels" title="By channel" data={figures.channels} />
        <DailyChart id="messages" title="Messages in Rocket.Chat" data={figures.messages} />
      </div>
      <form onSubmit={post}>
        <input name="text" required aria-label="Message" placeholder="Write to the first channel" />
        <button type="submit">Post</button>
      </form>
    </>
  );
}
