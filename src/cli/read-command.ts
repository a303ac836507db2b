import { vtDataToJson } from '../core/vt/vt-data.ts';
import type { UnmappedField } from '../core/vt/vt-model.ts';
import { loadSamples, type CliSample } from './load-samples.ts';
import { EXIT, formatProblem, problemToJson, type CommandResult } from './output.ts';
import type { Command } from './parse-arguments.ts';

/** `livehunt read`: what the vt module sees of reports. Never throws. */
export function readCommand(command: Extract<Command, { verb: 'read' }>): CommandResult {
  const { samples, problems } = loadSamples(command.reports, command.choice);
  return {
    stdout: command.json
      ? `{"samples":[${samples.map(sampleToJson).join(',')}],"problems":${JSON.stringify(problems.map(problemToJson))}}\n`
      : samples.map(describeSample).join('\n'),
    stderr: problems.map(formatProblem).join(''),
    exitCode: problems.length > 0 ? EXIT.unusable : EXIT.fine,
  };
}

/** Written as text, since integers beyond 2^53 must stay what they are. */
function sampleToJson({ model, files, notes }: CliSample): string {
  const head = JSON.stringify({
    sha256: model.report.sha256 ?? null,
    shapes: model.report.shapes,
    files,
  });
  const tail = JSON.stringify({
    unmapped: model.unmapped.map(({ path, reason, instead }) => ({
      path,
      reason,
      ...(instead !== undefined && { instead }),
    })),
    notes,
  });
  return `${head.slice(0, -1)},"vt":${vtDataToJson(model.data)},${tail.slice(1)}`;
}

function describeSample({ model, files, notes }: CliSample): string {
  const lines = [
    `${model.report.sha256 ?? 'sample without a hash'}  (${model.report.shapes.join(', ')})`,
    ...files.map((file) => `  from ${file}`),
    `  the vt module sees ${model.structure.nNodes - 1} values`,
    ...(model.unmapped.length === 0
      ? []
      : ['  without a place in it:', ...model.unmapped.map(describeUnmapped)]),
    ...notes.map((note) => `  note: ${note}`),
  ];
  return `${lines.join('\n')}\n`;
}

function describeUnmapped({ path, reason, instead }: UnmappedField): string {
  return `    ${path}: ${reason}${instead === undefined ? '' : `; use ${instead}`}`;
}
