import { createRuleServicesHandler } from './rule-services-handler.ts';
import type { RuleServicesResponse } from './rule-services-protocol.ts';

/** As much of a worker's global scope as is used here; most of the project is typed for the page's. */
interface WorkerScope {
  postMessage(message: RuleServicesResponse): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

// This module is only ever started as a worker, whose global scope has these two.
const scope = globalThis as unknown as WorkerScope;

const handle = createRuleServicesHandler({ post: (response) => scope.postMessage(response) });

scope.addEventListener('message', (event) => void handle(event.data));
