// oxlint-disable import/no-unassigned-import -- each of these registers itself, that is all it does
// Monaco's own worker, as a module of ours, so that only this folder names monaco-editor. The
// composition root starts it: its address must pass through the page's Trusted Types policy.
import 'monaco-editor/editor/editor.worker.js';
