import type { NodeFacts } from '../../../core/workbench/workbench.ts';
import { assertNever } from '../../../base/assert.ts';
import { jqPath } from './jq-path.ts';
import type { CopyKind } from './tree-keys.ts';

/** What to put on the clipboard, and how to say so; `text` is undefined where the node has none. */
export function copyOfNode(
  kind: CopyKind,
  key: string,
  facts: NodeFacts,
): { readonly text: string; readonly what: string } | undefined {
  switch (kind) {
    case 'value':
      return { text: facts.valueText, what: 'the value' };
    case 'line':
      return { text: `${key}: ${facts.valueText}`, what: 'key and value' };
    case 'key':
      return { text: key, what: 'the key' };
    case 'vt-path':
      return facts.vtPath === undefined
        ? undefined
        : { text: facts.vtPath, what: `the vt path ${facts.vtPath}` };
    case 'json-path':
      return { text: facts.jsonPath, what: `the JSONPath ${facts.jsonPath}` };
    case 'jq-path':
      return { text: jqPath(facts.jsonPath), what: 'the jq path' };
    default:
      return assertNever(kind, 'copy');
  }
}
