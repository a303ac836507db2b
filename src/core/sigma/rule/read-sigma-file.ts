import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import { sigmaDiagnostic } from '../sigma-code.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { isYamlSpace } from '../yaml/skip-trivia.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../yaml/yaml-node.ts';
import { yamlEntry } from '../yaml/yaml-node.ts';
import { checkKeys } from './check-keys.ts';
import { mergeActions } from './merge-actions.ts';
import type { ReadContext } from './read-context.ts';
import { createReadContext, fail, mostImportant, remark } from './read-context.ts';
import { readCorrelation } from './read-correlation.ts';
import { readDetection } from './read-detection.ts';
import { readFilter } from './read-filter.ts';
import { readHead } from './read-head.ts';
import { readLogsource } from './read-logsource.ts';
import { nodeName } from './read-values.ts';
import type { DetectionRule, SigmaDocument } from './sigma-rule.ts';
import { spoilsMeaning, yamlDamage } from './yaml-damage.ts';

/** A rule file as it was read. */
export interface SigmaFile {
  readonly fileName: string;
  /**
   * What can be evaluated, in the order of the file. A document with an error that takes its meaning is
   * not among them; one without title or logsource is.
   */
  readonly documents: readonly SigmaDocument[];
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a rule file: detection rules, correlations and filters, several of them in one file, also with
 * the actions of Sigma 1. fileName: as people know it, it is only passed on; text: the whole file, spans
 * are UTF-16 offsets into it. A document that is wrong does not stop the others. An empty file has no
 * documents and no problems; a web page is told of as such. Never throws. Source: Sigma specification 2.1.
 */
export function readSigmaFile(fileName: string, text: string): SigmaFile {
  const page = webPageAt(text);
  if (page !== undefined) return { fileName, documents: [], diagnostics: [webPage(page)] };
  const yaml = parseYaml(text);
  const damage = yamlDamage(yaml.diagnostics);
  const context = createReadContext(text);
  const documents = mergeActions(context, yaml.documents).flatMap(({ root }) => {
    if (root === undefined) return [];
    context.isBroken = false;
    const document = readDocument(context, root);
    if (document === undefined || context.isBroken || root.kind !== 'map') return [];
    return spoilsMeaning(damage, root) ? [] : [document];
  });
  return { fileName, documents, diagnostics: allDiagnostics(context, yaml.diagnostics) };
}

/** What a page begins with that was saved in the place of the file that it shows. */
const PAGE_STARTS: readonly string[] = ['<!doctype', '<html', '<?xml'];

/** Where the page's first tag is. */
function webPageAt(text: string): Span | undefined {
  let start = text.startsWith('\ufeff') ? 1 : 0;
  while (isYamlSpace(text.charCodeAt(start))) start++;
  const opening = text.slice(start, start + 9).toLowerCase();
  const found = PAGE_STARTS.find((tag) => opening.startsWith(tag));
  return found === undefined ? undefined : { start, end: start + found.length };
}

function webPage(span: Span): Diagnostic {
  return sigmaDiagnostic('sigma/web-page', span, 'the file is a web page or XML, not a rule', {
    help: 'save the rule itself, which a site like GitHub shows under “Raw”',
  });
}

function allDiagnostics(
  context: ReadContext,
  ofYaml: readonly Diagnostic[],
): readonly Diagnostic[] {
  const all = [...ofYaml, ...context.diagnostics];
  // A document that several others are merged with is read as often.
  const unique = new Map(
    all.map((found) => [`${found.span.start} ${found.span.end} ${found.message}`, found]),
  );
  const sorted = [...unique.values()].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  );
  const listed = mostImportant(sorted);
  const nMore = sorted.length - listed.length + context.nDropped;
  if (nMore === 0) return sorted;
  const end = context.text.length;
  const message = `${nMore} more problems are not shown`;
  const more = sigmaDiagnostic('sigma/more-problems', { start: end, end }, message, {
    help: 'mend the first ones',
  });
  return [...listed, more];
}

function readDocument(context: ReadContext, root: YamlNode): SigmaDocument | undefined {
  if (root.kind !== 'map') {
    const message = `the document is ${nodeName(root)}, but a rule is a map`;
    fail(context, 'sigma/not-a-rule', startOf(root), message);
    return undefined;
  }
  const detection = yamlEntry(root, 'detection');
  const correlation = yamlEntry(root, 'correlation');
  const filter = yamlEntry(root, 'filter');
  const [first, second] = [correlation, filter, detection].filter((entry) => entry !== undefined);
  if (first !== undefined && second !== undefined) {
    const message = `the document is a ${first.key.text}; its \`${second.key.text}\` is not read`;
    remark(context, 'sigma/mixed-document', second.key.span, message);
  }
  if (correlation !== undefined) return readCorrelation(context, root, correlation);
  if (filter !== undefined) return readFilter(context, root, filter);
  return readRule(context, root, detection);
}

const RULE_KEYS = ['title', 'detection', 'logsource', 'correlation', 'filter'] as const;

const KNOWN_KEYS = [
  ...RULE_KEYS,
  'status',
  'level',
  'description',
  'author',
  'references',
  'modified',
  'falsepositives',
  'fields',
  'related',
  'license',
  'taxonomy',
  'scope',
];

function readRule(
  context: ReadContext,
  root: YamlMap,
  detection: YamlEntry | undefined,
): DetectionRule | undefined {
  if (RULE_KEYS.every((key) => yamlEntry(root, key) === undefined)) {
    const message = 'the document has no `detection`, no `correlation` and no `filter`';
    fail(context, 'sigma/not-a-rule', startOf(root), message);
    checkKeys(context, root, RULE_KEYS);
    return undefined;
  }
  const { head, headSpans } = readHead(context, root);
  const logsource = readLogsource(context, root);
  checkKeys(context, root, detection === undefined ? KNOWN_KEYS : RULE_KEYS_OF_DETECTION);
  if (detection === undefined) {
    fail(context, 'sigma/missing-detection', startOf(root), 'the rule has no `detection`');
    return undefined;
  }
  const { selections, conditions } = readDetection(context, detection, []);
  return { kind: 'detection', head, headSpans, logsource, selections, conditions, span: root.span };
}

/** A rule with a detection lacks neither a correlation nor a filter. */
const RULE_KEYS_OF_DETECTION = KNOWN_KEYS.filter(
  (key) => key !== 'correlation' && key !== 'filter',
);

/** The first key, or the beginning of a text: a whole document is too much to mark. */
function startOf(root: YamlNode): YamlNode['span'] {
  if (root.kind === 'map' && root.entries[0] !== undefined) return root.entries[0].key.span;
  const { start, end } = root.span;
  return { start, end: Math.min(end, start + 40) };
}
