import { compileRule } from '../../compile/compile-rule.ts';
import { createSigmaMatcher, matchAll } from '../../index/sigma-matcher.ts';
import { collectRules } from '../../rule/collect-rules.ts';
import { readSigmaFile } from '../../rule/read-sigma-file.ts';
import { evaluateAll } from '../evaluate-rule.ts';
import { createEventReader } from '../prepared-event.ts';
import { buildEvent, type EventSketch, type JsonObject } from './verdict-of.ts';

export interface TextOptions extends EventSketch {
  readonly placeholders?: Readonly<Record<string, readonly string[]>>;
}

/**
 * What a rule file says of an event: `T` where a rule of it fires, `?` where one may, else `F`; where the
 * file has errors, their codes. The index and the full scan must agree.
 */
export function verdictOfText(
  text: string,
  fields: JsonObject,
  { placeholders = {}, ...sketch }: TextOptions = {},
): string {
  const collection = collectRules([readSigmaFile('made.yml', text)]);
  const found = collection.diagnostics.map(({ diagnostic }) => diagnostic);
  const rules = collection.rules.flatMap(({ rule, filters }) => {
    const compiled = compileRule(rule, {
      filters,
      placeholders: new Map(Object.entries(placeholders)),
    });
    found.push(...compiled.diagnostics);
    return compiled.rule ?? [];
  });
  const errors = found.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return [...new Set(errors.map(({ code }) => code))].join(' ');
  const event = buildEvent(fields, sketch);
  const scanned = evaluateAll(rules, [createEventReader()(event)]).matches;
  const { matches } = matchAll(createSigmaMatcher({ rules }), [event]);
  const truths = matches.map(({ rule, truth }) => `${rule} ${truth}`).join();
  if (truths !== scanned.map(({ rule, truth }) => `${rule} ${truth}`).join()) {
    return `the index says ${truths}`;
  }
  if (matches.some(({ truth }) => truth === 'yes')) return 'T';
  return matches.length > 0 ? '?' : 'F';
}

/** A rule whose detection is this text, which is indented as below `detection:`. */
export function detectionText(detection: string): string {
  return `title: made\nlogsource:\n  product: windows\ndetection:\n${indented(detection)}\n`;
}

/** The same for the body of its only selection. */
export function selectionOf(body: string): string {
  return detectionText(`selection:\n${indented(body)}\ncondition: selection`);
}

function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}
