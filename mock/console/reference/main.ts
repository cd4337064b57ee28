import { fillParameters, listCredentials } from './fill-document.ts';
import { withPlainTexts } from './plain-texts.ts';

// The page in the frame of the console that renders a vendor's document with Swagger UI. The console sends a message
// that names the document and the headers to call its operations with.

interface ReferenceSettings {
  vendor: string;
  url: string;
  headers: Record<string, string>;
  /** Values of parameters by name. */
  values: Record<string, unknown>;
  token: string;
  isDark: boolean;
}

interface Outgoing {
  url: string;
  headers: Record<string, string>;
}

interface SwaggerUi {
  preauthorizeApiKey(scheme: string, value: string): void;
}

declare const SwaggerUIBundle: (options: Record<string, unknown>) => SwaggerUi;

let shown = '';

async function show({ vendor, url, headers, values, token, isDark }: ReferenceSettings): Promise<void> {
  document.documentElement.classList.toggle('dark-mode', isDark);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  const wanted = `${vendor} ${url}`;
  if (shown === wanted) return;
  shown = wanted;
  const authorization: Record<string, string> = token === '' ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`../documents/${vendor}`, { headers: authorization });
  const known = Object.entries({ ...values, ...headers }).map(([name, value]) => [name.toLowerCase(), value]);
  const plain = withPlainTexts(await response.json());
  const spec = { ...fillParameters(plain, Object.fromEntries(known)), servers: [{ url }] };
  const ui = SwaggerUIBundle({
    dom_id: '#reference',
    spec,
    docExpansion: 'list',
    defaultModelsExpandDepth: -1,
    deepLinking: false,
    filter: true,
    tryItOutEnabled: true,
    // Do not send the document to Swagger's online validator.
    validatorUrl: null,
    onComplete: () => {
      for (const [scheme, value] of listCredentials(spec, headers)) ui.preauthorizeApiKey(scheme, value);
    },
    requestInterceptor: (request: Outgoing) => ({ ...request, headers: { ...headers, ...request.headers } }),
  });
}

/** Scrolls an operation that was just opened into view, if the frame does not show all of it. */
addEventListener('click', ({ target }) => {
  const operation = target instanceof Element ? target.closest('.opblock-summary')?.closest('.opblock') : undefined;
  if (!operation) return;
  // Swagger UI renders the operation after the click.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const isOpen = operation.classList.contains('is-open');
      if (isOpen && operation.getBoundingClientRect().bottom > innerHeight)
        operation.scrollIntoView({ block: 'start' });
    }),
  );
});

addEventListener('message', ({ origin, data }: MessageEvent<ReferenceSettings>) => {
  if (origin === location.origin) show(data);
});
