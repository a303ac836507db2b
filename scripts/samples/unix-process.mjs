/** Process trees of Linux and macOS sandboxes, and the lists that follow from one. */

/** `roots`: [command line, ...children]. Ids are strings and count up, as process ids do there. */
export function unixProcessTree({ roots, firstId, random }) {
  let id = firstId;
  const build = ([name, ...children]) => {
    id += random.integer(1, 9);
    return {
      process_id: String(id),
      name,
      ...(children.length > 0 && { children: children.map(build) }),
    };
  };
  return roots.map(build);
}

/** Every command line of a tree, parents before children. */
export function treeCommands([name, ...children]) {
  return [name, ...children.flatMap(treeCommands)];
}

/** The program of a command line, as far as an image path can be told from it. */
export function imageOf(commandLine) {
  const program = commandLine.split(' ')[0];
  return program.startsWith('/') ? program : `/usr/bin/${program}`;
}

/** A match context as Linux and macOS reports have it: no event number, only what the rule looked at. */
export function unixContext(commandLine, parentCommandLine) {
  return {
    Image: imageOf(commandLine),
    CommandLine: commandLine,
    ...(parentCommandLine !== undefined && {
      ParentImage: imageOf(parentCommandLine),
      ParentCommandLine: parentCommandLine,
    }),
  };
}
