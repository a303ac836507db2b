// Serves the built page on this machine only, under the headers it is tested with; builds it first
// where the build is missing or older than its sources.
// Usage: node scripts/start.mjs [--port N] [--no-build]
import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SECURITY_HEADERS } from './security-headers.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = resolve(ROOT, 'dist');
const HOST = '127.0.0.1';
const DEFAULT_PORT = 4173;
const PORTS_TO_TRY = 20;

const CONTENT_TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.md', 'text/plain; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ttf', 'font/ttf'],
  ['.wasm', 'application/wasm'],
  ['.yml', 'text/plain; charset=utf-8'],
]);

const args = process.argv.slice(2);
const portArgument = args.includes('--port') ? Number(args[args.indexOf('--port') + 1]) : undefined;
if (portArgument !== undefined && !(portArgument >= 0 && portArgument < 65536)) {
  console.error('--port wants a number from 0 to 65535');
  process.exit(2);
}

if (!args.includes('--no-build') && isBuildStale()) {
  console.log('Building…');
  execFileSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], {
    cwd: ROOT,
    stdio: 'inherit',
  });
}

const server = createServer((request, response) => {
  const path = fileFor(request.url ?? '/');
  if ((request.method !== 'GET' && request.method !== 'HEAD') || path === undefined) {
    const status = path === undefined ? 404 : 405;
    response.writeHead(status, { ...SECURITY_HEADERS, 'Content-Type': 'text/plain' });
    response.end(status === 404 ? 'Not found\n' : 'Only GET and HEAD\n');
    return;
  }
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'Content-Type': CONTENT_TYPES.get(extname(path)) ?? 'application/octet-stream',
    'Content-Length': statSync(path).size,
    'Cache-Control': path.includes(`${sep}assets${sep}`)
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(path).pipe(response);
});

listen(portArgument ?? DEFAULT_PORT, portArgument === undefined ? PORTS_TO_TRY : 1);

function listen(port, nTries) {
  server.once('error', (error) => {
    if (error.code === 'EADDRINUSE' && nTries > 1) {
      listen(port + 1, nTries - 1);
      return;
    }
    console.error(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is in use; choose another with --port N`
        : `Cannot serve: ${error.message}`,
    );
    process.exit(1);
  });
  server.listen(port, HOST, () => {
    console.log(`Livehunt Structure Editor: http://${HOST}:${server.address().port}/`);
  });
}

/** The file of dist/ that a request names, or undefined. The command line is not served. */
function fileFor(url) {
  let pathname;
  try {
    pathname = decodeURIComponent(new URL(url, `http://${HOST}`).pathname);
  } catch {
    return undefined;
  }
  const path = resolve(DIST, `.${normalize(pathname)}`);
  if (path !== DIST && !path.startsWith(DIST + sep)) return undefined;
  if (path.startsWith(join(DIST, 'cli'))) return undefined;
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path;
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

function isBuildStale() {
  const built = join(DIST, 'index.html');
  if (!existsSync(built) || !existsSync(join(DIST, 'cli/livehunt.js'))) return true;
  const builtAt = statSync(built).mtimeMs;
  const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'package.json', 'scripts'];
  return sources.some((source) => newestChange(join(ROOT, source)) > builtAt);
}

function newestChange(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestChange(join(path, name))),
    0,
  );
}
