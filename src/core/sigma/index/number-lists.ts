/**
 * Lists of numbers in two arrays: where each list begins in the other (and, one more, where the last
 * ends), and the elements of all, one list after another.
 */
export interface Lists {
  readonly starts: Int32Array;
  readonly elements: Int32Array;
}

/** Lists in one. Never throws. */
export function joinLists(lists: readonly (readonly number[])[]): Lists {
  const starts = new Int32Array(lists.length + 1);
  let size = 0;
  for (const [index, list] of lists.entries()) {
    size += list.length;
    starts[index + 1] = size;
  }
  const elements = new Int32Array(size);
  for (const [index, list] of lists.entries()) elements.set(list, starts[index]);
  return { starts, elements };
}

/** For each of `length` numbers the positions of the lists that have it, in order. Never throws. */
export function invertLists({ starts, elements }: Lists, length: number): Lists {
  const ends = new Int32Array(length + 1);
  for (const element of elements) ends[element + 1] = (ends[element + 1] ?? 0) + 1;
  for (let index = 0; index < length; index++)
    ends[index + 1] = (ends[index + 1] ?? 0) + (ends[index] ?? 0);
  const inverted = { starts: ends.slice(), elements: new Int32Array(elements.length) };
  for (let list = 0; list + 1 < starts.length; list++) {
    const end = starts[list + 1] ?? 0;
    for (let at = starts[list] ?? 0; at < end; at++) {
      const element = elements[at] ?? 0;
      const place = ends[element] ?? 0;
      inverted.elements[place] = list;
      ends[element] = place + 1;
    }
  }
  return inverted;
}

/** The elements of one list, without a copy. Never throws. */
export function listAt({ starts, elements }: Lists, index: number): Int32Array {
  return elements.subarray(starts[index] ?? 0, starts[index + 1] ?? 0);
}
