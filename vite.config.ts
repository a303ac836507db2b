import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { projectRulePackPlugin } from './scripts/rules/project-rule-pack-plugin.ts';
import { META_POLICY } from './scripts/security-headers.mjs';

/**
 * Writes the Content-Security-Policy into the built page. Not while developing: hot reload needs
 * inline scripts, and the built page is the one that is tested.
 */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'livehunt-content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: META_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}

export default defineConfig({
  // Relative, so that the built folder works from any path of a static host.
  base: './',
  plugins: [react(), contentSecurityPolicy(), projectRulePackPlugin()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    // Monaco is one lazy chunk of several megabytes, by design.
    chunkSizeWarningLimit: 4000,
  },
});
