import { useEffect, useRef, useState } from 'preact/hooks';
import { adminToken } from '../api.ts';
import { isDark, onThemeChange } from '../charts/theme.ts';
import { Select } from '../parts/select.tsx';
import { findReader, useSession } from '../session.tsx';

/**
 * The API reference with "Try it out". It is a page of its own in a frame, because Swagger UI brings its own styles.
 */
export function Reference() {
  const session = useSession();
  const { vendors, workspace } = session;
  const [vendor, setVendor] = useState(vendors[0]?.name ?? '');
  const frame = useRef<HTMLIFrameElement>(null);
  const reader = findReader(session, vendor);
  const sendSettings = () => {
    const message = {
      vendor,
      url: workspace.url,
      headers: reader?.headers ?? {},
      values: reader?.account_id === undefined ? {} : { account_id: reader.account_id },
      token: adminToken.get(),
      isDark: isDark(),
    };
    frame.current?.contentWindow?.postMessage(message, location.origin);
  };
  useEffect(() => {
    sendSettings();
    return onThemeChange(sendSettings);
  }, [vendor, workspace.url]);
  return (
    <>
      <header class="page">
        <h1>API reference</h1>
        <div class="controls">
          <Select
            label="Document"
            value={vendor}
            options={vendors.map(({ name, title }) => [name, title] as const)}
            onChoose={setVendor}
          />
          <p class="soft">Requests are sent {reader ? `as ${reader.role} ${reader.name}` : 'without credentials'}.</p>
        </div>
      </header>
      <iframe ref={frame} class="reference" title="API reference" src="console/reference.html" onLoad={sendSettings} />
    </>
  );
}
