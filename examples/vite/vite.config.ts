import { chatpact } from 'chatpact/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [chatpact()],
});
