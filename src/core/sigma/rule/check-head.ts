import { didYouMean } from '../../../base/suggest.ts';
import { quoted } from '../sigma-code.ts';
import type { YamlMap, YamlScalar } from '../yaml/yaml-node.ts';
import { yamlEntry } from '../yaml/yaml-node.ts';
import type { ReadContext } from './read-context.ts';
import { nameFix, nearNames, remark } from './read-context.ts';
import { isText } from './read-values.ts';

export const LEVELS = ['informational', 'low', 'medium', 'high', 'critical'] as const;

export const STATUSES = ['stable', 'test', 'experimental', 'deprecated', 'unsupported'] as const;

const MAX_TITLE_LENGTH = 256;

/**
 * Tells of what in a head is not as the specification wants it, though nothing depends on it: level,
 * status, id, dates, tags, the length of the title. Never throws.
 */
export function checkHead(context: ReadContext, root: YamlMap): void {
  checkWord(context, root, 'level', LEVELS);
  checkWord(context, root, 'status', STATUSES);
  const title = scalarOf(root, 'title');
  if (title !== undefined && title.text.length > MAX_TITLE_LENGTH) {
    const message = `the title has ${title.text.length} characters, more than ${MAX_TITLE_LENGTH}`;
    remark(context, 'sigma/title-length', title.span, message);
  }
  const id = scalarOf(root, 'id');
  if (id !== undefined && !UUID.test(id.text)) {
    remark(context, 'sigma/id-format', id.span, `the id ${quoted(id.text)} is no UUID`);
  }
  checkDate(context, scalarOf(root, 'date'));
  checkDate(context, scalarOf(root, 'modified'));
  const tags = yamlEntry(root, 'tags')?.value;
  if (tags?.kind === 'sequence') {
    for (const tag of tags.items) if (isText(tag)) checkTag(context, tag);
  }
}

/** Of fixed length, so that it cannot be slow. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const OLD_DATE = /^[0-9]{4}\/[0-9]{2}\/[0-9]{2}$/;

function scalarOf(root: YamlMap, key: string): YamlScalar | undefined {
  const value = yamlEntry(root, key)?.value;
  return value !== undefined && isText(value) ? value : undefined;
}

function checkWord(
  context: ReadContext,
  root: YamlMap,
  key: 'level' | 'status',
  known: readonly string[],
): void {
  const scalar = scalarOf(root, key);
  if (scalar === undefined || known.includes(scalar.text)) return;
  const names = nearNames(context, scalar.text, known);
  remark(
    context,
    key === 'level' ? 'sigma/level' : 'sigma/status',
    scalar.span,
    `the ${key} ${quoted(scalar.text)} is none of ${known.join(', ')}`,
    { ...nameFix(scalar.span, names), ...helpOf(didYouMean(names)) },
  );
}

function helpOf(help: string | undefined): { readonly help?: string } {
  return help === undefined ? {} : { help };
}

function checkDate(context: ReadContext, scalar: YamlScalar | undefined): void {
  if (scalar === undefined || DATE.test(scalar.text)) return;
  const { text, span } = scalar;
  const isOld = OLD_DATE.test(text);
  const newText = text.replaceAll('/', '-');
  remark(context, 'sigma/date-format', span, `the date ${quoted(text)} is not YYYY-MM-DD`, {
    ...(isOld && {
      fixes: [{ title: `Write \`${newText}\``, edits: [{ span, newText }] }],
    }),
  });
}

function checkTag(context: ReadContext, { text, span }: YamlScalar): void {
  const dot = text.indexOf('.');
  const namespace = text.slice(0, Math.max(0, dot));
  const name = text.slice(dot + 1);
  // The names of the D3FEND ontology have capitals.
  const isCased = namespace === 'd3fend';
  const isPlain = (part: string): boolean =>
    part !== '' && isTagText(isCased ? part.toLowerCase() : part);
  if (dot <= 0 || !isPlain(namespace) || !isPlain(name)) {
    const message = `the tag ${quoted(text)} is not written \`namespace.name\` in lower case`;
    remark(context, 'sigma/tag-format', span, message);
  } else if (namespace === 'attack' && name.includes('_')) {
    const newText = text.replaceAll('_', '-');
    const message = `since Sigma 2 the tag ${quoted(text)} has dashes instead of underscores`;
    remark(context, 'sigma/tag-format', span, message, {
      fixes: [{ title: `Write \`${newText}\``, edits: [{ span, newText }] }],
    });
  }
}

function isTagText(text: string): boolean {
  for (const character of text) if (!TAG_CHARACTERS.includes(character)) return false;
  return true;
}

const TAG_CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789-_.';
