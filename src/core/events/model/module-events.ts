import { collectPrograms, type KnownPrograms } from './known-programs.ts';
import { pathField, type PathField } from './file-events.ts';
import type { BehaviourSource } from './process-events.ts';
import { processText, readCommand } from './read-command.ts';
import { elementsOf, valueAt, type TextAt } from './structure-lists.ts';
import { isSamplePlaceholder } from './windows-path.ts';

const MODULE: readonly string[] = ['image_load'];
const DRIVER: readonly string[] = ['image_load', 'driver_load'];

/** What Windows loads into its kernel. */
const DRIVER_ENDING = '.sys';

/**
 * Adds what the lists of modules and of injected processes tell: image_load (and driver_load for a
 * driver), process_access and create_remote_thread, of which a sandbox does not tell the one from the
 * other. Never throws. O(values of the lists).
 */
export function addModuleEvents(source: BehaviourSource, known: KnownPrograms): void {
  const { structure, behaviour, sink, product } = source;
  const modules = elementsOf(structure, behaviour, 'modules_loaded').flatMap(({ node, index }) => {
    const value = valueAt(structure, node);
    return value === undefined || isSamplePlaceholder(value.text) ? [] : { index, ...value };
  });
  const paths = collectPrograms(
    modules.flatMap(({ text, node }) =>
      text.includes('\\') ? { text, node, isWindows: true } : [],
    ),
  );
  for (const { index, ...value } of modules) {
    const { node } = value;
    const image = moduleField(value, source, paths);
    const isDriver = value.text.toLowerCase().endsWith(DRIVER_ENDING);
    sink.add({
      path: `modules_loaded[${index}]`,
      node,
      product: image.product,
      categories: isDriver ? DRIVER : MODULE,
      fields: [image.field],
      remarks: image.remarks,
    });
  }
  for (const { node, index } of elementsOf(structure, behaviour, 'processes_injected')) {
    const value = valueAt(structure, node);
    if (value === undefined) continue;
    const text = processText(value.text, product);
    const target = readCommand('TargetImage', text, { node, holdsCommands: false }, known);
    sink.add({
      path: `processes_injected[${index}]`,
      node,
      product: text.product,
      categories: ['process_access', 'create_remote_thread'],
      fields: [target.image],
      remarks: [
        'the report tells into which process code was injected, not how, nor from where',
        ...target.remarks,
      ],
    });
  }
}

/** A module by its name alone is the one of this name that the report has with its folder. */
function moduleField(value: TextAt, source: BehaviourSource, paths: KnownPrograms): PathField {
  const field = pathField('ImageLoaded', value, source);
  const found = field.field.isEndOnly === true ? paths.byName(value.text) : undefined;
  if (found === undefined) return field;
  return {
    product: 'windows',
    field: { name: 'ImageLoaded', value: found.path, node: found.node },
    remarks: [`\`${value.text}\` is the only module of this name in the report`],
  };
}
