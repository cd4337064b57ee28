import { withPlainTexts } from './plain-texts.ts';

/** The page inside the console that renders a vendor's document. It is told which, and as whom to call. */

interface Told {
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

async function show({ vendor, url, headers, token, isDark }: Told): Promise<void> {
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
    // Nobody else is told of the document.
    validatorUrl: null,
    requestInterceptor: (request: Outgoing) => ({ ...request, headers: { ...headers, ...request.headers } }),
  });
}

addEventListener('message', ({ origin, data }: MessageEvent<Told>) => {
  if (origin === location.origin) show(data);
});
