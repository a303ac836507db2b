import type { Diagnostic, Severity } from '../../base/diagnostic.ts';
import type { Span } from '../../base/span.ts';
import { visibleText } from '../../base/visible-text.ts';

/** What a code means, and how much it matters. */
interface CodeEntry {
  readonly severity: Severity;
  readonly meaning: string;
}

function error(meaning: string): CodeEntry {
  return { severity: 'error', meaning };
}

function warning(meaning: string): CodeEntry {
  return { severity: 'warning', meaning };
}

function info(meaning: string): CodeEntry {
  return { severity: 'info', meaning };
}

/**
 * Every code that reading and compiling Sigma rules gives: YAML, the document, detection, condition,
 * the collection.
 */
export const SIGMA_CODES = {
  'sigma/more-problems': info('further problems of the file are counted, not listed'),

  'sigma/yaml-too-large': error('the file is larger than what is read'),
  'sigma/yaml-too-deep': error('collections nest more deeply than what is read'),
  'sigma/yaml-too-many-documents': error('the file has more documents than what is read'),
  'sigma/yaml-syntax': error('the text is not YAML'),
  'sigma/yaml-tab': error('a tab indents a line'),
  'sigma/yaml-unclosed': error('a quote or a bracket is not closed'),
  'sigma/yaml-unquoted': error('a value begins with a sign that YAML keeps for itself'),
  'sigma/yaml-escape': error('a backslash in double quotes begins no escape that YAML knows'),
  'sigma/yaml-character': error('the text has a character that YAML forbids'),
  'sigma/yaml-duplicate-key': error('a map has the same key twice'),
  'sigma/yaml-alias': error('an alias calls a node from elsewhere; aliases are refused'),
  'sigma/yaml-anchor': warning('an anchor names a node for aliases, which are refused'),
  'sigma/yaml-tag': error('a tag asks for a type that rules do not have'),
  'sigma/yaml-key': error('a key is a list, a map or nothing'),
  'sigma/yaml-key-type': info('a key is a number, a boolean or null and is read as text'),
  'sigma/yaml-control-character': warning('an escape in double quotes makes a control character'),
  'sigma/yaml-version': warning('YAML 1.1 readers take the value for something else'),
  'sigma/yaml-number': warning('a value is read as a number and may not be meant as one'),

  'sigma/typographic-quote': warning('a value begins with a quote of a word processor'),
  'sigma/text-of-numbers': warning('numbers and commas are one text'),
  'sigma/dash-without-space': warning('a dash that should begin an item is a part of the text'),
  'sigma/colon-without-space': warning('a colon that should end a key is a part of the text'),
  'sigma/comment-value': warning('a comment stands where a value should'),

  'sigma/web-page': error('the file is a web page, or other XML'),
  'sigma/not-utf8': warning('the file has characters of another encoding than UTF-8'),
  'sigma/not-a-rule': error('the document is neither rule nor correlation nor filter'),
  'sigma/mixed-document': warning('the document is of two kinds at once; one of them is not read'),
  'sigma/unknown-action': error('`action` is not one of global, reset, repeat'),
  'sigma/legacy-action': info(
    '`action` was dropped from Sigma 2; its documents are merged as before',
  ),
  'sigma/too-many-merges': error('the actions of a file make more of it than what is read'),
  'sigma/missing-title': error('the document has no title'),
  'sigma/missing-logsource': error('the document does not say which logs it is about'),
  'sigma/missing-detection': error('the rule has no detection'),
  'sigma/missing-condition': error('the detection has no condition'),
  'sigma/wrong-type': error('a value has not the type that its key asks for'),
  'sigma/unknown-key': warning('a key is nearly the name of a known one that is missing'),
  'sigma/logsource-case': info('the logsource has capitals; it is read in lower case'),
  'sigma/id-format': info('the id is no UUID'),
  'sigma/level': warning('the level is not one of the five'),
  'sigma/status': warning('the status is not one of the five'),
  'sigma/tag-format': info('the tag is not `namespace.name` in lower case'),
  'sigma/date-format': info('the date is not YYYY-MM-DD'),
  'sigma/title-length': info('the title is longer than 256 characters'),

  'sigma/no-selection': error('the detection has no selection'),
  'sigma/too-many-selections': error('the detection has more selections than what is read'),
  'sigma/empty-selection': error('a selection has no content'),
  'sigma/empty-list': error('a list of values is empty'),
  'sigma/null-keyword': error('null stands where a keyword should'),
  'sigma/map-value': error('a map stands where values should'),
  'sigma/nested-list': warning('a list of values holds a list; it is read as one list'),
  'sigma/null-in-list': warning('null stands in a list with other values'),
  'sigma/timeframe': info('`timeframe` has no effect without an aggregation'),
  'sigma/field-space': warning('a field name has a space at an end, or what is not to be seen'),

  'sigma/unknown-modifier': error('no modifier has this name'),
  'sigma/empty-modifier': error('there is nothing between two bars'),
  'sigma/repeated-modifier': warning('a modifier stands twice'),
  'sigma/modifier-conflict': error('two modifiers exclude each other'),
  'sigma/modifier-order': error('a modifier stands where it cannot be applied'),
  'sigma/modifier-redundant': info('a modifier changes nothing here'),
  'sigma/modifier-needs-field': error('a modifier needs a field'),
  'sigma/modifier-type': error('a modifier cannot be applied to a value of this type'),
  'sigma/number-as-text': warning('a number is treated as text by the modifier'),
  'sigma/text-as-number': warning('a text is treated as a number by the modifier'),
  'sigma/time-range': warning('no time has such a part'),
  'sigma/regexp-syntax': error('the value is no regular expression'),
  'sigma/regexp-unsupported': error('a regular expression asks for more than linear time'),
  'sigma/too-many-variants': error('modifiers make too many variants of a value'),
  'sigma/cidr': error('the value is no network'),
  'sigma/cidr-host-bits': warning('the address has bits beyond the prefix of its network'),
  'sigma/single-all': warning('`all` has only one value'),
  'sigma/encoded-wildcard': warning('a wildcard is encoded and no longer one'),
  'sigma/base64-order': warning('an encoding comes after the modifier that adds wildcards'),
  'sigma/base64offset-short': warning('the value is too short to be found in all three offsets'),
  'sigma/base64offset-whole': warning('`base64offset` finds pieces and needs `contains`'),
  'sigma/utf16-alone': warning('UTF-16 is found in text only when encoded further'),
  'sigma/windash-nothing': warning('`windash` finds no dash to exchange'),
  'sigma/expand-nothing': warning('`expand` finds no placeholder'),
  'sigma/escaped-wildcard': warning('a backslash after a folder makes the wildcard a plain sign'),
  'sigma/double-wildcard': info('two `*` in a row are one'),
  'sigma/wildcard-style': info('a modifier says what the outer wildcards say'),
  'sigma/empty-text': warning('an empty text is contained in every value'),

  'sigma/condition-too-long': error('the condition is longer than what is read'),
  'sigma/condition-too-deep': error('the condition nests more deeply than what is read'),
  'sigma/condition-syntax': error('the condition is not written as conditions are'),
  'sigma/operator-case': error('an operator is written in capitals'),
  'sigma/operator-sign': error('a sign of another language stands for an operator'),
  'sigma/missing-of': error('a quantifier is not followed by `of`'),
  'sigma/pattern-outside-of': error('a name pattern stands without a quantifier'),
  'sigma/count': error('a quantifier asks for less than one selection'),
  'sigma/count-too-high': warning('a quantifier asks for more selections than there are'),
  'sigma/count-not-standard': info('only `1 of` and `all of` are in the specification'),
  'sigma/aggregation': warning('an aggregation after `|` was dropped from Sigma 2'),
  'sigma/unknown-selection': error('the condition calls a selection that is not there'),
  'sigma/no-selection-matches': error('no selection fits the name pattern'),
  'sigma/unused-selection': warning('the condition does not use the selection'),
  'sigma/selection-name': info('other programs reach the selection by a pattern only'),
  'sigma/all-of-them': info('`all of them` takes in whatever is added later'),
  'sigma/them-alone': info('`them` is a single selection'),

  'sigma/unknown-correlation-type': error('no correlation has this type'),
  'sigma/missing-rules': error('the document does not say which rules it is about'),
  'sigma/timespan': error('the time span is not a number and a unit'),
  'sigma/missing-timespan': error('the correlation has no time span'),
  'sigma/missing-group-by': info('the correlation has no groups'),
  'sigma/threshold': error('the threshold of a correlation is not a comparison with a number'),
  'sigma/threshold-never': warning('no number passes all thresholds'),
  'sigma/missing-field': error('the correlation does not say whose values count'),
  'sigma/percentile': error('the percentile is not between 0 and 100'),
  'sigma/unused-rule': warning('a listed rule is not in the condition of the correlation'),
  'sigma/alias-rule': warning('an alias speaks of a rule that is not in the correlation'),
  'sigma/filter-polarity': warning('the filter keeps what it describes instead of removing it'),

  'sigma/duplicate-id': warning('two documents have the same id'),
  'sigma/duplicate-name': warning('two documents have the same name'),
  'sigma/unknown-rule': error('no rule has this id or name'),
  'sigma/incomplete-correlation': error('a correlation is about one that cannot be resolved'),
  'sigma/correlation-cycle': error('correlations are about each other in a circle'),
  'sigma/filter-logsource': warning('the filter names a rule whose logsource is not its own'),
  'sigma/too-many-filters': warning('a rule has more filters than what is applied'),
  'sigma/filter-without-rule': warning('the filter applies to no rule'),
  'sigma/broken-filter': warning('a filter has errors and is not applied'),
} as const satisfies Readonly<Record<string, CodeEntry>>;

export type SigmaCode = keyof typeof SIGMA_CODES;

/** A diagnostic of the severity that the table gives to its code. Never throws. */
export function sigmaDiagnostic(
  code: SigmaCode,
  span: Span,
  message: string,
  more: Partial<Pick<Diagnostic, 'severity' | 'help' | 'related' | 'fixes'>> = {},
): Diagnostic {
  return { code, severity: SIGMA_CODES[code].severity, message, span, ...more };
}

/** A longer token is cut in a message: it is there to be recognised, not to be read. */
const MAX_QUOTED = 60;

/** A piece of the user's text as messages quote it: on one line, nothing hidden, not endless. Never throws. */
export function quoted(text: string): string {
  const shown = text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
  return `\`${visibleText(shown)}\``;
}
