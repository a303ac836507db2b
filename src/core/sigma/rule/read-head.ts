import { quoted } from '../sigma-code.ts';
import type { YamlMap } from '../yaml/yaml-node.ts';
import { yamlEntry } from '../yaml/yaml-node.ts';
import { checkHead } from './check-head.ts';
import type { ReadContext } from './read-context.ts';
import { remark } from './read-context.ts';
import { isText, readText, readTexts } from './read-values.ts';
import type { HeadSpans, RuleHead } from './sigma-rule.ts';

export interface ReadHead {
  readonly head: RuleHead;
  readonly headSpans: HeadSpans;
}

/**
 * What a document says of itself. root: the document. A missing title is an error that leaves the
 * document its meaning; the rest may be missing. Never throws. Source: Sigma rules specification 2.1,
 * "Components".
 */
export function readHead(context: ReadContext, root: YamlMap): ReadHead {
  const text = (key: string): string | undefined => readText(context, yamlEntry(root, key));
  const texts = (key: string): readonly string[] =>
    readTexts(context, yamlEntry(root, key)).map((scalar) => scalar.text);
  const title = text('title')?.trim() ?? '';
  if (title === '') reportMissingTitle(context, root);
  const head: RuleHead = {
    title,
    id: text('id'),
    name: text('name'),
    level: text('level'),
    status: text('status'),
    description: text('description') ?? '',
    author: texts('author').join(', '),
    date: text('date'),
    modified: text('modified'),
    license: text('license'),
    references: texts('references'),
    tags: texts('tags'),
    falsePositives: texts('falsepositives'),
  };
  checkHead(context, root);
  return { head, headSpans: headSpans(root) };
}

function reportMissingTitle(context: ReadContext, root: YamlMap): void {
  const entry = yamlEntry(root, 'title');
  const first = root.entries[0]?.key.span ?? root.span;
  const message = entry === undefined ? 'the document has no `title`' : 'the title is empty';
  remark(context, 'sigma/missing-title', entry?.key.span ?? first, message);
}

function headSpans(root: YamlMap): HeadSpans {
  const span = (key: string) => {
    const value = yamlEntry(root, key)?.value;
    return value !== undefined && isText(value) ? value.span : undefined;
  };
  const title = span('title');
  const id = span('id');
  const name = span('name');
  return {
    ...(title !== undefined && { title }),
    ...(id !== undefined && { id }),
    ...(name !== undefined && { name }),
  };
}

/** The name by which people know a document in a message. */
export function documentName({ title, name, id }: RuleHead): string {
  return quoted(title !== '' ? title : (name ?? id ?? 'a document without title'));
}
