import { invariant } from '../base/assert.ts';

/** Trusted Types as far as this file needs them; not every browser's type library has them. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): URL };
}

let policy: { createScriptURL(url: string): URL } | undefined;

/**
 * Starts a module worker of this page. A string is not accepted as a worker's address under the
 * page's Content-Security-Policy, so it goes through the one policy that the page allows, which lets
 * through scripts of its own folder only.
 */
export function createTrustedWorker(url: URL, name: string): Worker {
  return new Worker(trustedUrl(url), { type: 'module', name });
}

function trustedUrl(url: URL): URL {
  // TypeScript's DOM library does not declare `trustedTypes` on globalThis for every target.
  const factory = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes;
  if (factory === undefined) return allowed(url.href);
  policy ??= factory.createPolicy('livehunt#worker', {
    createScriptURL: (candidate) => allowed(candidate).href,
  });
  return policy.createScriptURL(url.href);
}

function allowed(href: string): URL {
  const url = new URL(href, location.href);
  invariant(
    url.origin === location.origin && /\.(?:js|ts|tsx)$/.test(url.pathname),
    `not a worker of this page: ${href}`,
  );
  return url;
}
