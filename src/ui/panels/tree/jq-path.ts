/**
 * A JSONPath as jq writes it: `$.data['a-b'][0]` becomes `.data["a-b"][0]`. Only paths of single
 * nodes, as the workbench makes them.
 */
export function jqPath(jsonPath: string): string {
  let path = '';
  let at = jsonPath.startsWith('$') ? 1 : 0;
  while (at < jsonPath.length) {
    if (jsonPath[at] === '[' && jsonPath[at + 1] === "'") {
      const { name, end } = quotedName(jsonPath, at + 2);
      path += `[${JSON.stringify(name)}]`;
      at = end;
    } else {
      path += jsonPath[at];
      at++;
    }
  }
  if (path === '') return '.';
  return path.startsWith('[') ? `.${path}` : path;
}

/** Reads up to the closing `']`; a backslash takes the next character as it is. */
function quotedName(text: string, start: number): { readonly name: string; readonly end: number } {
  let name = '';
  let at = start;
  while (at < text.length && text[at] !== "'") {
    if (text[at] === '\\') at++;
    name += text[at] ?? '';
    at++;
  }
  return { name, end: at + 2 };
}
