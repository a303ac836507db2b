/**
 * The headers that the built app is served under, in one place: `scripts/start.mjs` sends them and
 * `vite.config.ts` writes the policy into the page for hosts that cannot send headers.
 *
 * - `style-src 'unsafe-inline'`: Monaco positions its lines by style attributes; it cannot be dropped.
 * - `'wasm-unsafe-eval'`: compiles the YARA-X engine; allows WebAssembly only, not `eval`.
 * - `trusted-types`: the policies that Monaco 0.57 creates, those of its sanitiser and ours for worker URLs. A string can
 *   become HTML or a script URL nowhere else, so text of a report never can.
 */
const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  [
    'trusted-types',
    'standaloneColorizer',
    'editorViewLayer',
    'richScreenReaderContent',
    'domLineBreaksComputer',
    'defaultWorkerFactory',
    'diffReview',
    'diffEditorWidget',
    'tokenizeToString',
    'editorGhostText',
    'stickyScrollViewLayer',
    'dompurify',
    'livehunt#worker',
  ].join(' '),
];

/** For `<meta http-equiv>`, where `frame-ancestors` is not allowed. */
export const META_POLICY = DIRECTIVES.join('; ');

/** Header names and values for every response. */
export const SECURITY_HEADERS = {
  'Content-Security-Policy': [...DIRECTIVES, "frame-ancestors 'none'"].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};
