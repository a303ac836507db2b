import { invariant } from '../base/assert.ts';

/** Trusted Types as far as this file needs them; not every browser's type library has them. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ): WorkerUrlPolicy;
}

/** What the policy makes is a TrustedScriptURL, which `new Worker` takes where it takes a URL. */
interface WorkerUrlPolicy {
  createScriptURL(url: string): URL;
}

let policy: WorkerUrlPolicy | undefined;

/**
 * Starts a module worker of this page. address: as `?worker&url` gives it. A string is not accepted as a worker's address under the
 * page's Content-Security-Policy, so it goes through the one policy that the page allows, which lets
 * through scripts of its own folder only.
 */
export function createTrustedWorker(address: string, name: string): Worker {
  return new Worker(trustedUrl(address), { type: 'module', name });
}

function trustedUrl(address: string): URL {
  // TypeScript's DOM library does not declare `trustedTypes` on globalThis for every target.
  const factory = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes;
  if (factory === undefined) return allowed(address);
  policy ??= factory.createPolicy('livehunt#worker', {
    createScriptURL: (candidate) => allowed(candidate).href,
  });
  return policy.createScriptURL(address);
}

function allowed(address: string): URL {
  const url = new URL(address, location.href);
  invariant(
    url.origin === location.origin && /\.(?:js|ts|tsx)$/.test(url.pathname),
    `not a worker of this page: ${address}`,
  );
  return url;
}
