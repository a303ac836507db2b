import { isRecord } from '../base/guards.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { SessionFile } from '../core/session/session.ts';

/** Where the built page keeps its own Sigma rules, relative to the page. */
const RULES_FOLDER = 'rules/';

/** The Sigma rules that were built into the page, as `index.json` lists them. Reads from the page's own origin only. */
export async function loadProjectRules(): Promise<
  Result<readonly SessionFile[], { readonly message: string }>
> {
  const listed = await fetchText('index.json');
  if (!listed.ok) return listed;
  const names = fileNames(listed.value);
  const texts = await Promise.all(names.map(fetchText));
  const files: SessionFile[] = [];
  for (const [at, text] of texts.entries()) {
    if (!text.ok) return text;
    files.push({ name: names[at] ?? '', bytes: new TextEncoder().encode(text.value) });
  }
  return ok(files);
}

/** Plain relative paths only. */
function fileNames(index: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(index);
    const list = isRecord(value) ? value['files'] : value;
    return Array.isArray(list)
      ? list.filter((name) => typeof name === 'string' && /^[\w-]+(?:\/[\w-]+)*\.yml$/.test(name))
      : [];
  } catch {
    return [];
  }
}

async function fetchText(name: string): Promise<Result<string, { readonly message: string }>> {
  const failed = err({ message: `The page's own Sigma rules could not be read (${name})` });
  try {
    const response = await fetch(RULES_FOLDER + name);
    return response.ok ? ok(await response.text()) : failed;
  } catch {
    return failed;
  }
}
