/** The nested loop that a click on a match context writes, around two tests. */
function contextLoop(tests: string): string {
  return `for any s in vt.behaviour.sigma_analysis_results : (
      for any c in s.match_context : (
        ${tests}
      )
    )`;
}

/** A loop that looks for texts of its own, most of which no context has. */
function loopNumber(n: number): string {
  const operators = ['icontains', 'contains', 'iendswith', 'endswith', 'istartswith'];
  const operator = operators[n % operators.length] ?? 'contains';
  const key = n % 2 === 0 ? 'TargetObject' : 'Details';
  return contextLoop(
    `c.values["${key}"] ${operator} "CurrentVersion\\\\needle${n}" or c.values["Image"] == "C:\\\\item${n}.exe"`,
  );
}

/** A rule of `nLoops` loops over all match contexts, joined by `or`. */
export function ruleOfLoops(nLoops: number): string {
  const loops = Array.from({ length: nLoops }, (_, n) => loopNumber(n));
  return rule('loops', loops.join('\n    or '));
}

/** A file of three rules as hunters write them: loops, texts, numbers, a regular expression. */
export function threeRules(): string {
  return [
    'import "vt"\n',
    body(
      'persistence',
      `${contextLoop('c.values["TargetObject"] icontains "\\\\CurrentVersion\\\\RunOnce\\\\" and c.values["Details"] iendswith ".vbs"')}
    and vt.metadata.file_size < 10MB`,
    ),
    body(
      'tools',
      `any of (
      ${contextLoop('c.values["Image"] iendswith "\\\\rundll32.exe" and c.values["User"] == "nobody"')},
      ${contextLoop('c.values["Details"] matches /item[0-9]{2}_[0-9a-z]+\\.exe$/i')}
    )`,
    ),
    body(
      'quiet',
      `not for any t in vt.metadata.tags : (t == "signed")
    and ${contextLoop('for any k, v in c.values : (k == "ProcessId" and v startswith "13")')}`,
    ),
  ].join('\n');
}

function rule(name: string, condition: string): string {
  return `import "vt"\n\n${body(name, condition)}`;
}

function body(name: string, condition: string): string {
  return `rule ${name} {
  meta:
    target_entity = "file"
  condition:
    ${condition}
}
`;
}
