import { render } from 'preact';
import { App } from './app.tsx';
import { applyTheme } from './charts/theme.ts';
import './styles/index.css';

applyTheme();
const root = document.getElementById('app');
if (root) render(<App />, root);
