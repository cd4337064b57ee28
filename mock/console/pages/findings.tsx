import { useState } from 'preact/hooks';
import { Code } from '../parts/scrolling.tsx';
import { readFindings, type ShownFindings } from './read-findings.ts';

/** What a check or a proxy found, from a file. It stays in the browser. */
export function Findings() {
  const [shown, setShown] = useState<ShownFindings>();
  const [problem, setProblem] = useState<string>();
  const open = async (file: File | undefined) => {
    if (!file) return;
    try {
      setShown(readFindings(await file.text()));
      setProblem(undefined);
    } catch {
      setProblem(`${file.name} holds neither the JSON report of a check nor the findings of a proxy.`);
    }
  };
  return (
    <>
      <header class="page">
        <h1>Findings</h1>
      </header>
      <section class="card" aria-labelledby="open-report">
        <h2 id="open-report">Open a file</h2>
        <p>
          Open the JSON report of a check, or what a proxy in front of your own server has found so far. The file does
          not leave this browser.
        </p>
        <Code>
          {'chatpact check https://staging.example --vendor chatwoot --report pretty --report json=report.json\n'}
          {'curl -s http://127.0.0.1:4020/__admin/findings > findings.json'}
        </Code>
        <label class="row">
          JSON file
          <input
            type="file"
            accept=".json,application/json"
            onChange={({ currentTarget }) => open(currentTarget.files?.[0])}
          />
        </label>
        {problem && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
      </section>
      {shown && <Shown shown={shown} />}
    </>
  );
}

function Shown({ shown: { title, subtitle, counts, findings } }: { shown: ShownFindings }) {
  return (
    <section class="card" aria-labelledby="shown-findings">
      <h2 id="shown-findings">
        {title} <small>{subtitle}</small>
      </h2>
      <ul class="counts">
        {counts.map(([name, count]) => (
          <li key={name}>
            <strong>{count}</strong> {name}
          </li>
        ))}
      </ul>
      {findings.length === 0 ? (
        <p>Nothing to report.</p>
      ) : (
        <ul class="findings">
          {findings.map(({ verdict, message, where, deviation }) => (
            <li key={`${where} ${message}`}>
              <span class={`verdict ${verdict}`}>{verdict}</span>
              <div>
                <p>{message}</p>
                <p class="soft">{where}</p>
                {deviation && <p class="soft">{deviation}</p>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
