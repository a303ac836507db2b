import { describe } from 'vitest';
import { expectEdits, NEW } from './testdata/chip-edits.ts';
import type { NamedEdit } from './testdata/chip-edits.ts';

describe('the quantifier', () => {
  const LOOP = 't in vt.metadata.tags: (t == "a") // c';
  const set = (chip: string, kind: 'any' | 'all' | 'none'): NamedEdit => ({
    kind: 'set-quantifier',
    chip,
    quantifier: { kind },
  });
  expectEdits([
    {
      name: 'all',
      before: `for any ${LOOP}`,
      edit: set('any tags', 'all'),
      after: `for all ${LOOP}`,
    },
    {
      name: 'none, so that an empty list passes',
      before: `for all ${LOOP}`,
      edit: set('all tags', 'none'),
      after: `not for any ${LOOP}`,
    },
    {
      name: 'any instead of none',
      before: `not for any ${LOOP}`,
      edit: set('no tags', 'any'),
      after: `for any ${LOOP}`,
    },
    {
      name: 'none written anew',
      before: `for none ${LOOP}`,
      edit: set('no tags', 'none'),
      after: `not for any ${LOOP}`,
    },
    {
      name: 'at least',
      before: `for 50% ${LOOP}`,
      edit: {
        kind: 'set-quantifier',
        chip: '50% of tags',
        quantifier: { kind: 'at-least', count: 3 },
      },
      after: `for 3 ${LOOP}`,
    },
    {
      name: 'at least none is refused',
      before: `for any ${LOOP}`,
      edit: {
        kind: 'set-quantifier',
        chip: 'any tags',
        quantifier: { kind: 'at-least', count: 0 },
      },
      after: 'wrong-value: Type a whole number from 1 on',
    },
  ]);
});

describe('same element or any element', () => {
  const CONTEXTS =
    'for any r in vt.behaviour.sigma_analysis_results: (\n  for any c in r.match_context: (';
  const IMAGE = 'c.values["Image"] == "a"';
  const USER = 'c.values["User"] == "b"';
  const own = (chip: string): NamedEdit => ({ kind: 'own-loop', chip });
  const same = (chip: string): NamedEdit => ({ kind: 'same-loop', chip });
  expectEdits([
    {
      name: 'moves a condition into a loop of its own',
      before: `${CONTEXTS}\n    ${IMAGE} and // image\n    ${USER} // user\n  )\n)`,
      edit: own('User'),
      after: `${CONTEXTS}\n    ${IMAGE} // image\n  ) and\n  for any c in r.match_context: (\n    ${USER} // user\n  )\n)`,
    },
    {
      name: 'moves the first one too, with its comment',
      before: `${CONTEXTS}\n    ${IMAGE} and // image\n    ${USER} // user\n  )\n)`,
      edit: own('Image'),
      after: `${CONTEXTS}\n    ${USER} // user\n  ) and\n  for any c in r.match_context: (\n    ${IMAGE} // image\n  )\n)`,
    },
    {
      name: 'and back',
      before: `${CONTEXTS}\n    ${IMAGE} // image\n  ) and\n  for any c in r.match_context: (\n    ${USER} // user\n  )\n)`,
      edit: same('User'),
      after: `${CONTEXTS}\n    ${IMAGE} and // image\n    ${USER} // user\n  )\n)`,
    },
    {
      name: 'at the outermost level',
      before: `for any t in vt.metadata.tags: (\n  t == "a" and\n  t != "b"\n)\nand ${NEW}`,
      edit: own('tags#2'),
      after: `for any t in vt.metadata.tags: (\n  t == "a"\n)\nand ${NEW}\nand for any t in vt.metadata.tags: (\n  t != "b"\n)`,
    },
    {
      name: 'beside its loop within an or',
      before: `${NEW} or\nfor any t in vt.metadata.tags: (\n  t == "a" and\n  t != "b"\n) or // c\nfilesize < 9`,
      edit: own('tags#2'),
      after: `${NEW} or\nfor any t in vt.metadata.tags: (\n  t == "a"\n) and\nfor any t in vt.metadata.tags: (\n  t != "b"\n) or // c\nfilesize < 9`,
    },
    {
      name: 'takes the variable of the other loop',
      before: `for any t in vt.metadata.tags: ( t == "a" ) and\nfor any u in vt.metadata.tags: (u != "b" or u == t)`,
      edit: same('any tags#2'),
      after:
        'not-possible: `t` has another meaning in this loop: rename one of the variables first',
    },
    {
      name: 'renames and keeps an or together',
      before: `for any t in vt.metadata.tags: ( t == "a" ) and\nfor any u in vt.metadata.tags: (u != "b" or (u == "c"))`,
      edit: same('any tags#2'),
      after: `for any t in vt.metadata.tags: ( t == "a" and (t != "b" or (t == "c")) )`,
    },
    {
      name: 'is refused without another loop',
      before: `for any t in vt.metadata.tags: (t == "a") and ${NEW}`,
      edit: same('any tags'),
      after: 'not-possible: There is no other "any" loop over the same list beside it',
    },
    {
      name: 'is refused for a loop over numbers',
      before: `for any i in (1..2): (i == 1 and ${NEW})`,
      edit: own('new_file'),
      after:
        'not-possible: Only a condition that shares an "any" loop with others can ask for any element on its own',
    },
    {
      name: 'is refused for what shares no loop',
      before: `${NEW} and filesize < 9`,
      edit: own('new_file'),
      after:
        'not-possible: Only a condition that shares an "any" loop with others can ask for any element on its own',
    },
  ]);
});
