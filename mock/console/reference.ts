import { withPlainTexts } from './plain-texts.ts';

// The page in the frame of the console that renders a vendor's document with Swagger UI. The console sends a message
// that names the document and the headers to call its operations with.

interface ReferenceSettings {
  vendor: string;
  url: string;
  headers: Record<string, string>;
  token: string;
  isDark: boolean;
}

interface Outgoing {
  url: string;
  headers: Record<string, string>;
}

declare const SwaggerUIBundle: (options: Record<string, unknown>) => unknown;

let shown = '';

async function show({ vendor, url, headers, token, isDark }: ReferenceSettings): Promise<void> {
  document.documentElement.classList.toggle('dark-mode', isDark);
  const wanted = `${vendor} ${url}`;
  if (shown === wanted) return;
  shown = wanted;
  const authorization: Record<string, string> = token === '' ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`../documents/${vendor}`, { headers: authorization });
  const spec = { ...withPlainTexts(await response.json()), servers: [{ url }] };
  SwaggerUIBundle({
    dom_id: '#reference',
    spec,
    docExpansion: 'list',
    defaultModelsExpandDepth: -1,
    deepLinking: false,
    filter: true,
    tryItOutEnabled: true,
    // Do not send the document to Swagger's online validator.
    validatorUrl: null,
    requestInterceptor: (request: Outgoing) => ({ ...request, headers: { ...headers, ...request.headers } }),
  });
}

addEventListener('message', ({ origin, data }: MessageEvent<ReferenceSettings>) => {
  if (origin === location.origin) show(data);
});
