import { isRecord } from '../base/guards.ts';
import { createRuleServices, type RuleServices } from '../core/workbench/rule-services.ts';
import type { PatternFacts } from '../core/workbench/sample-facts.ts';
import type { RuleServicesRequest, RuleServicesResponse } from './rule-services-protocol.ts';

/** The methods that may be called from the page; a name from a message is looked up here only. */
const METHODS: { readonly [Method in keyof RuleServices]: true } = {
  complete: true,
  hover: true,
  definition: true,
  references: true,
  renameTarget: true,
  rename: true,
  symbols: true,
  foldingRanges: true,
  signature: true,
  semanticTokens: true,
  codeActions: true,
  format: true,
};

export interface RuleServicesHandlerPorts {
  readonly post: (response: RuleServicesResponse) => void;
  /** Tests stand in for it. */
  readonly create?: typeof createRuleServices;
}

/**
 * Answers the messages of the page in the worker of the editor's services; ignores what is none.
 * What a question needs of the sample is asked back, and the worker is free until that is there.
 * Never throws: a bug becomes an answer that names it.
 */
export function createRuleServicesHandler({
  post,
  create = createRuleServices,
}: RuleServicesHandlerPorts): (message: unknown) => Promise<void> {
  const lookUps = new Map<number, (facts: PatternFacts | undefined) => void>();
  let nLookUps = 0;
  let text = '';
  /** The question that is being worked on; a service asks for the sample before it first waits. */
  let callId = -1;

  const services = create({
    sample: (pattern) =>
      new Promise((resolve) => {
        const lookUpId = nLookUps++;
        lookUps.set(lookUpId, resolve);
        post({ type: 'look-up', callId, lookUpId, pattern });
      }),
  });

  const answer = async (request: Extract<RuleServicesRequest, { type: 'ask' }>): Promise<void> => {
    ({ callId } = request);
    text = request.text ?? text;
    const { callId: id, method, params } = request;
    try {
      if (!isMethod(method)) throw new Error(`the services have no method ${method}`);
      // The page's client is typed by the same interface, so the parameters are the method's own.
      const call = services[method] as (text: string, ...rest: readonly unknown[]) => unknown;
      post({ type: 'answer', callId: id, value: await call(text, ...params) });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      post({ type: 'failed', callId: id, message });
    }
  };

  return async (message) => {
    if (!isRequest(message)) return;
    if (message.type === 'ask') return answer(message);
    lookUps.get(message.lookUpId)?.(message.facts);
    lookUps.delete(message.lookUpId);
  };
}

function isMethod(method: string): method is keyof RuleServices {
  return Object.hasOwn(METHODS, method);
}

function isRequest(message: unknown): message is RuleServicesRequest {
  if (!isRecord(message)) return false;
  const { type, callId, method, text, params, lookUpId } = message;
  if (type === 'facts') return typeof lookUpId === 'number';
  return (
    type === 'ask' &&
    typeof callId === 'number' &&
    typeof method === 'string' &&
    (text === undefined || typeof text === 'string') &&
    Array.isArray(params)
  );
}
