/** A rule of which only the detection matters. detection: the lines below `detection:`, without their indentation. */
export function ruleText(detection: string): string {
  return `title: A rule\nlogsource:\n    product: windows\ndetection:\n${indented(detection)}\n`;
}

/** A rule with one selection, called `sel`. */
export function selectionText(selection: string): string {
  return ruleText(`sel:\n${indented(selection)}\ncondition: sel`);
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? line : `    ${line}`))
    .join('\n');
}
