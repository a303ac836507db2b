import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Result } from '../../base/result.ts';
import type { Span } from '../../base/span.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import { fieldMeaning } from '../vt/field-meanings.ts';
import { featuresFor, VT_SCHEMA } from '../vt/vt-schema.ts';
import { TARGET_ENTITIES, type TargetEntity } from '../vt/target-entity.ts';
import { completeAt } from '../yara/complete/complete-path.ts';
import type { PathCompletion } from '../yara/complete/path-completion.ts';
import type { CodeAction } from '../yara/services/code-action.ts';
import { codeActionsAt } from '../yara/services/code-actions.ts';
import { definitionAt } from '../yara/services/definition-at.ts';
import type { DocumentSymbol } from '../yara/services/document-symbols.ts';
import { documentSymbols } from '../yara/services/document-symbols.ts';
import type { FoldingRange } from '../yara/services/folding-ranges.ts';
import { foldingRanges } from '../yara/services/folding-ranges.ts';
import { formatEdits } from '../yara/services/format-edits.ts';
import type { Hover, HoverOptions } from '../yara/services/hover-at.ts';
import { hoverAt } from '../yara/services/hover-at.ts';
import type { RuleTarget } from '../yara/services/path-access.ts';
import type { References } from '../yara/services/references-at.ts';
import { referencesAt } from '../yara/services/references-at.ts';
import type { RenameTarget } from '../yara/services/rename-at.ts';
import { renameAt, renameTargetAt } from '../yara/services/rename-at.ts';
import type { RuleDocument } from '../yara/services/rule-document.ts';
import { readRuleDocument } from '../yara/services/rule-document.ts';
import { encodeSemanticTokens } from '../yara/services/encode-semantic-tokens.ts';
import { semanticTokens } from '../yara/services/semantic-tokens.ts';
import type { Signature } from '../yara/services/signature-at.ts';
import { signatureAt } from '../yara/services/signature-at.ts';
import { tokenize } from '../yara/syntax/lexer.ts';
import type { Token } from '../yara/syntax/token.ts';
import { ruleWindow } from './rule-window.ts';
import type { PatternFacts } from './sample-facts.ts';
import { targetAt } from './target-at.ts';

/** What an editor of rules asks. Texts are whole files, offsets UTF-16; nothing here throws. */
export interface RuleServices {
  readonly complete: (text: string, offset: number) => Promise<readonly PathCompletion[]>;
  readonly hover: (text: string, offset: number) => Promise<Hover | undefined>;
  readonly definition: (text: string, offset: number) => Span | undefined;
  readonly references: (text: string, offset: number) => References | undefined;
  readonly renameTarget: (text: string, offset: number) => RenameTarget | undefined;
  readonly rename: (
    text: string,
    offset: number,
    newName: string,
  ) => Result<readonly TextEdit[], string>;
  readonly symbols: (text: string) => readonly DocumentSymbol[];
  readonly foldingRanges: (text: string) => readonly FoldingRange[];
  readonly signature: (text: string, offset: number) => Signature | undefined;
  /** As `encodeSemanticTokens` writes them. */
  readonly semanticTokens: (text: string) => Uint32Array<ArrayBuffer>;
  readonly codeActions: (
    text: string,
    span: Span,
    diagnostics: readonly Diagnostic[],
  ) => readonly CodeAction[];
  /** The edits, or why the text cannot be formatted. indent: one level of it. */
  readonly format: (text: string, indent: string) => Result<readonly TextEdit[], string>;
}

export interface RuleServicesOptions {
  /** What all rules hunt for, asked each time; when absent, what the meta of each says. */
  readonly target?: () => TargetEntity;
  /** What the open sample has at a pattern (`patternFacts`), from wherever the sample is kept. */
  readonly sample?: (pattern: string) => PromiseLike<PatternFacts | undefined>;
}

const MODULES = new Map([[VT_SCHEMA.name, VT_SCHEMA]]);

const LABELS: Readonly<Record<TargetEntity, string>> = {
  file: 'File',
  url: 'URL',
  domain: 'Domain',
  ip_address: 'IP address',
  retrohunt: 'Retrohunt',
};

const TARGETS: readonly RuleTarget[] = TARGET_ENTITIES.map(toRuleTarget);

function toRuleTarget(target: TargetEntity): RuleTarget {
  return { label: LABELS[target], features: featuresFor(target, { gti: true }) };
}

/**
 * The services of the rule editor over the vt module. The last text is kept as it was read, so that
 * the many questions about one text cost one reading. A sample that cannot be asked counts as none.
 */
export function createRuleServices(options: RuleServicesOptions = {}): RuleServices {
  let last = readRuleDocument('', MODULES);
  const read = (text: string): RuleDocument => {
    if (text !== last.text) last = readRuleDocument(text, MODULES);
    return last;
  };
  const { sample } = options;
  const targetIn = (tokens: readonly Token[], offset: number): RuleTarget =>
    toRuleTarget(options.target?.() ?? targetAt(tokens, offset));
  return {
    complete(text, offset) {
      // What is being typed has not been read yet; its rule is, much sooner than the whole text.
      const window = ruleWindow(last, text, offset);
      const rule = text.slice(window.start, window.end);
      const at = offset - window.start;
      const { features } = targetIn(tokenize(rule), at);
      return withSample(sample, (facts) =>
        completeAt(rule, at, MODULES, {
          features,
          mapKeys: (pattern) => facts(pattern)?.keys ?? [],
          values: (pattern) => facts(pattern)?.values ?? [],
        }).map((offer) => moveBy(offer, window.start)),
      );
    },
    hover(text, offset) {
      const document = read(text);
      const target = targetIn(document.tokens, offset);
      return withSample(sample, (facts) => {
        const hoverOptions: HoverOptions = {
          targets: TARGETS,
          target,
          meaning: fieldMeaning,
          sampleValue: (pattern) => facts(pattern)?.summary,
        };
        return hoverAt(document, offset, hoverOptions);
      });
    },
    definition: (text, offset) => definitionAt(read(text), offset),
    references: (text, offset) => referencesAt(read(text), offset),
    renameTarget: (text, offset) => renameTargetAt(read(text), offset),
    rename: (text, offset, newName) => renameAt(read(text), offset, newName),
    symbols: (text) => documentSymbols(read(text)),
    foldingRanges: (text) => foldingRanges(read(text)),
    signature: (text, offset) => signatureAt(read(text), offset),
    semanticTokens: (text) => encodeSemanticTokens(text, semanticTokens(read(text))),
    codeActions: (text, span, diagnostics) => codeActionsAt(read(text), span, diagnostics),
    format: (text, indent) => {
      const edits = formatEdits(text, { indent });
      return edits.ok ? edits : { ok: false, error: edits.error.message };
    },
  };
}

/** An offer made in a part of a text, in the whole of it. */
function moveBy(offer: PathCompletion, distance: number): PathCompletion {
  const move = ({ start, end }: Span): Span => ({ start: start + distance, end: end + distance });
  const { extraEdits } = offer;
  return {
    ...offer,
    replace: move(offer.replace),
    ...(extraEdits && {
      extraEdits: extraEdits.map((edit) => ({ ...edit, span: move(edit.span) })),
    }),
  };
}

/** Looks up what a sample has at a pattern; undefined for what it does not have. */
type FactsLookup = (pattern: string) => PatternFacts | undefined;

/**
 * Answers a question that asks a sample on its way, though the sample answers later: a first try finds
 * out what it asks for, a second one has the answers.
 */
async function withSample<T>(
  sample: RuleServicesOptions['sample'],
  answer: (facts: FactsLookup) => T,
): Promise<T> {
  const asked = new Set<string>();
  const first = answer((pattern) => {
    asked.add(pattern);
    return undefined;
  });
  if (sample === undefined || asked.size === 0) return first;
  try {
    const facts = new Map(
      await Promise.all([...asked].map(async (each) => [each, await sample(each)] as const)),
    );
    return answer((pattern) => facts.get(pattern));
  } catch {
    return first;
  }
}
