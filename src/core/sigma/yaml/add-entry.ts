import type { Diagnostic } from '../../../base/diagnostic.ts';
import { quoted, sigmaDiagnostic } from '../sigma-code.ts';
import type { YamlEntry, YamlNode, YamlScalar } from './yaml-node.ts';

/**
 * Adds a pair to the entries of a map. A key that is a list, a map or nothing, and one that is there
 * already, is told of and left out; one that is a number or a boolean is told of and taken as text.
 * keys: where each key stood first; isRoot: the map is a whole document. Never throws.
 */
export function addEntry(
  diagnostics: Diagnostic[],
  entries: YamlEntry[],
  keys: Map<string, YamlScalar>,
  key: YamlNode,
  value: YamlNode,
  isRoot: boolean,
): void {
  if (key.kind !== 'scalar' || (key.type === 'null' && key.text === '')) {
    diagnostics.push(badKey(key));
    return;
  }
  const first = keys.get(key.text);
  if (first !== undefined) {
    diagnostics.push(duplicateKey(key, first, isRoot));
    return;
  }
  if (key.type !== 'string') diagnostics.push(keyType(key));
  keys.set(key.text, key);
  entries.push({ key, value });
}

function badKey(key: YamlNode): Diagnostic {
  const what = { scalar: 'nothing', sequence: 'a list', map: 'a map' }[key.kind];
  return sigmaDiagnostic('sigma/yaml-key', key.span, `the key is ${what}`, {
    help: 'a key is a text; one that begins with `[` or `{` needs quotes',
  });
}

function duplicateKey(key: YamlScalar, first: YamlScalar, isRoot: boolean): Diagnostic {
  return sigmaDiagnostic(
    'sigma/yaml-duplicate-key',
    key.span,
    `the key ${quoted(key.text)} stands twice in one map`,
    {
      help: isRoot
        ? 'a document has each key once; between two rules stands a line with `---`'
        : 'a map has each key once: make a list of the values, or a second selection',
      related: [
        { span: first.span, message: `${quoted(key.text)} stands here for the first time` },
      ],
    },
  );
}

function keyType(key: YamlScalar): Diagnostic {
  const what = { integer: 'number', float: 'number', boolean: 'boolean', null: 'null', string: '' };
  return sigmaDiagnostic(
    'sigma/yaml-key-type',
    key.span,
    `the key ${quoted(key.text)} is a ${what[key.type]} for YAML; it is read as text`,
    { help: 'put it in quotes' },
  );
}
