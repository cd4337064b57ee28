import { useState } from 'preact/hooks';
import { Code } from '../parts/scrolling.tsx';

interface Finding {
  check: string;
  operation: string;
  message: string;
  severity: string;
  pointer: string;
  fingerprint: string;
  occurrences: number;
  deviation?: { what: string };
}

interface Report {
  url: string;
  vendor: string;
  exitCode: number;
  summary: { verdicts: Record<string, number>; requests: number };
  cases: { id: string; verdict: string; findings: Finding[] }[];
}

const isReport = (value: unknown): value is Report =>
  typeof value === 'object' && value !== null && 'cases' in value && Array.isArray(value.cases) && 'summary' in value;

/** What a check found, from its JSON report. It stays in the browser. */
export function Findings() {
  const [report, setReport] = useState<Report>();
  const [problem, setProblem] = useState<string>();
  const open = async (file: File | undefined) => {
    if (!file) return;
    try {
      const read: unknown = JSON.parse(await file.text());
      if (!isReport(read)) throw new SyntaxError('no report');
      setReport(read);
      setProblem(undefined);
    } catch {
      setProblem(`${file.name} is no JSON report of a check.`);
    }
  };
  return (
    <>
      <header class="page">
        <h1>Findings</h1>
      </header>
      <section class="card" aria-labelledby="open-report">
        <h2 id="open-report">Open a report</h2>
        <p>
          Run a check, or the proxy in front of your own server, and open the JSON report that it writes. It does not
          leave this browser.
        </p>
        <Code>chatpact check https://staging.example --vendor chatwoot --report pretty --report json=report.json</Code>
        <label class="row">
          JSON report
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
      {report && <Shown report={report} />}
    </>
  );
}

function Shown({ report }: { report: Report }) {
  const { url, vendor, summary, cases, exitCode } = report;
  const found = new Map<string, { finding: Finding; verdict: string }>();
  for (const { findings, verdict } of cases)
    for (const finding of findings) found.set(finding.fingerprint, { finding, verdict });
  return (
    <section class="card" aria-labelledby="shown-report">
      <h2 id="shown-report">
        {url}{' '}
        <small>
          contract of {vendor}, exit code {exitCode}
        </small>
      </h2>
      <ul class="counts">
        {Object.entries(summary.verdicts).map(([verdict, count]) => (
          <li key={verdict}>
            <strong>{count}</strong> {verdict}
          </li>
        ))}
      </ul>
      {found.size === 0 ? (
        <p>Nothing to report.</p>
      ) : (
        <ul class="findings">
          {[...found.values()].map(({ finding, verdict }) => (
            <li key={finding.fingerprint}>
              <span class={`verdict ${verdict}`}>{verdict}</span>
              <div>
                <p>{finding.message}</p>
                <p class="soft">
                  {finding.check} · {finding.operation} {finding.pointer}
                </p>
                {finding.deviation && <p class="soft">{finding.deviation.what}</p>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
