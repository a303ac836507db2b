import { lineColumnAt } from '../base/span.ts';
import { convertSigmaFile, type FileConversion } from '../core/convert/convert-sigma-file.ts';
import { ruleTexts } from '../core/workbench/sigma/rule-texts.ts';
import type { Result } from '../base/result.ts';
import { err, ok } from '../base/result.ts';
import { visibleText } from '../base/visible-text.ts';
import { EXIT, failedCommand, type CommandResult } from './output.ts';
import type { Command } from './parse-arguments.ts';
import { readBytes } from './read-files.ts';
import { formatRuleProblem, ruleProblemToJson, type RuleProblem } from './rule-problems.ts';

/**
 * `livehunt convert`: a Sigma rule file as Livehunt rules, and what is lost of it. The status is 1 where
 * nothing can be converted, and where the file has errors. Never throws.
 */
export function convertCommand(command: Extract<Command, { verb: 'convert' }>): CommandResult {
  const { json, rule: fileName, prefer, placeholders } = command;
  const text = ruleText(fileName);
  if (!text.ok) {
    const instead = { rule: null, losses: [] };
    return failedCommand(json, { instead, problems: [{ fileName, message: text.error }] });
  }
  const conversion = convertSigmaFile(fileName, text.value, { prefer, placeholders });
  const problems = problemsOf(conversion, fileName, text.value);
  const hasErrors = problems.some(({ severity }) => severity === 'error');
  return {
    stdout: json ? toJson(conversion, problems) : (conversion.rule ?? ''),
    stderr: problems.map(formatRuleProblem).join('') + (json ? '' : lossLines(conversion)),
    exitCode: conversion.rule === undefined || hasErrors ? EXIT.problems : EXIT.fine,
  };
}

/** The text of one rule file, also in UTF-16. */
function ruleText(name: string): Result<string, string> {
  const bytes = readBytes(name);
  if (!bytes.ok) return bytes;
  const { texts, unread } = ruleTexts([{ name, bytes: bytes.value, isNamed: true }], {
    readsAll: true,
  });
  const [only] = texts;
  if (only !== undefined && texts.length === 1) {
    return only.lossyAt === undefined ? ok(only.text) : err('is not UTF-8 text');
  }
  return err(unread[0]?.message ?? 'is an archive; name one rule file out of it');
}

/** What is wrong in the file, and which of its rules were refused. */
function problemsOf(
  { diagnostics, refusals }: FileConversion,
  fileName: string,
  text: string,
): readonly RuleProblem[] {
  const ofFile = diagnostics.map(({ severity, code, message, help, span }): RuleProblem => {
    return { fileName, severity, code, message, help, place: lineColumnAt(text, span.start) };
  });
  const ofRules = refusals.map((message): RuleProblem => {
    const code = 'sigma/not-converted';
    return { fileName, severity: 'error', code, message, help: undefined, place: undefined };
  });
  return [...ofFile, ...ofRules];
}

function toJson({ rule, losses }: FileConversion, problems: readonly RuleProblem[]): string {
  const told = problems.map(ruleProblemToJson);
  return `${JSON.stringify({
    rule: rule ?? null,
    losses,
    ...(told.length > 0 && { problems: told }),
  })}\n`;
}

/** A text out of a rule is as hostile as any. */
function lossLines({ losses }: FileConversion): string {
  return losses.map(({ part, reason }) => `lost: ${visibleText(`${part}: ${reason}`)}\n`).join('');
}
