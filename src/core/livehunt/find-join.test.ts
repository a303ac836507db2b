import { describe } from 'vitest';
import { valuePath } from './testdata/build-module-data.ts';
import { expectClicks, ruleOf, VALUE_ONE, VALUE_TWO } from './testdata/clicks.ts';
import { compareText, pickOf } from './testdata/make-pick.ts';

describe('which loop a pick joins', () => {
  const one = `for any r in vt.behaviour.registry_keys_set: (
  r.key == "HKLM\\\\Software\\\\One"
)`;
  const joined = `for any r in vt.behaviour.registry_keys_set: (
  r.key == "HKLM\\\\Software\\\\One" and
  r.value == "1"
)`;
  const apart = (loop: string): string => `${loop}
and for any vt_behaviour_registry_keys_set in vt.behaviour.registry_keys_set: (
  vt_behaviour_registry_keys_set.value == "1"
)`;
  const two = `for any r in vt.behaviour.registry_keys_set: (
  r.key == "HKLM\\\\Software\\\\Two"
)`;

  expectClicks([
    {
      name: 'the one that holds for the picked element, under its own variable',
      before: ruleOf(one),
      picks: [VALUE_ONE],
      after: ruleOf(joined),
    },
    {
      name: 'none that fails for the picked element',
      before: ruleOf(one),
      picks: [VALUE_TWO],
      after: ruleOf(apart(one).replace('"1"', '"2"')),
    },
    {
      name: 'the one of two that holds',
      before: ruleOf(`${two}\nand ${one}`),
      picks: [VALUE_ONE],
      after: ruleOf(`${two}\nand ${joined}`),
    },
    {
      name: 'none when the pick asks for a loop of its own',
      before: ruleOf(one),
      picks: [{ ...VALUE_ONE, element: 'new' }],
      after: ruleOf(apart(one)),
    },
    {
      name: 'none when the pick is negated',
      before: ruleOf(one),
      picks: [{ ...VALUE_ONE, negated: true }],
      after: ruleOf(apart(one).replace('and for', 'and not for')),
    },
    {
      name: 'none that asks for all elements',
      before: ruleOf(one.replace('any', 'all')),
      picks: [VALUE_ONE],
      after: ruleOf(apart(one.replace('any', 'all'))),
    },
    {
      name: 'none that stands under not',
      before: ruleOf(`not ${one}`),
      picks: [VALUE_ONE],
      after: ruleOf(apart(`not ${one}`)),
    },
    {
      name: 'none that stands under or',
      before: ruleOf(`${one} or\nvt.metadata.new_file`),
      picks: [VALUE_ONE],
      after: ruleOf(apart(`(${one} or\nvt.metadata.new_file)`)),
    },
    {
      name: 'one within parentheses',
      before: ruleOf(`vt.metadata.new_file and (${one})`),
      picks: [VALUE_ONE],
      after: ruleOf(`vt.metadata.new_file and (${joined})`),
    },
    {
      name: 'one within the body of with',
      before: ruleOf(`with b = vt.behaviour: (\n${one.replace('vt.behaviour', 'b')}\n)`),
      picks: [VALUE_ONE],
      after: ruleOf(`with b = vt.behaviour: (\n${joined.replace('vt.behaviour', 'b')}\n)`),
    },
    {
      name: 'one whose body cannot be told, where the rest of it holds',
      before: ruleOf(one.replace('r.key', '#a > 2 and\n  r.key')).replace(
        '  condition',
        '  strings:\n    $a = "x"\n  condition',
      ),
      picks: [VALUE_ONE],
      after: ruleOf(joined.replace('r.key', '#a > 2 and\n  r.key')).replace(
        '  condition',
        '  strings:\n    $a = "x"\n  condition',
      ),
    },
    {
      name: 'none over another array that has the same variable',
      before: ruleOf('for any r in vt.metadata.tags: (\n  r == "peexe"\n)'),
      picks: [VALUE_ONE],
      after: ruleOf(apart('for any r in vt.metadata.tags: (\n  r == "peexe"\n)')),
    },
    {
      name: 'the outer one for another element of the inner array',
      before: ruleOf(`for any p in vt.behaviour.processes_list: (
  p.name == "a.exe" and
  for any f in p.files_opened: (
    f == "x"
  )
)`),
      picks: [pickOf(valuePath('behaviour', 'processes_list', 0, 'files_opened', 1))],
      after: ruleOf(`for any p in vt.behaviour.processes_list: (
  p.name == "a.exe" and
  for any f in p.files_opened: (
    f == "x"
  ) and
  for any p_files_opened in p.files_opened: (
    p_files_opened == "y"
  )
)`),
    },
    {
      name: 'all but the one that counts for "at least"',
      before: ruleOf(`for any p in vt.behaviour.processes_list: (
  for any p_files_opened in p.files_opened: (
    p_files_opened == "x"
  )
)`),
      picks: [
        pickOf(
          valuePath('behaviour', 'processes_list', 0, 'files_opened', 0),
          compareText(['!=', '']),
          { quantifier: { kind: 'at-least', count: 2 } },
        ),
      ],
      after: ruleOf(`for any p in vt.behaviour.processes_list: (
  for any p_files_opened in p.files_opened: (
    p_files_opened == "x"
  ) and
  for 2 p_files_opened in p.files_opened: (
    p_files_opened != ""
  )
)`),
    },
    {
      name: 'and names a new variable unlike those around it',
      before: ruleOf(`for any p in vt.behaviour.processes_list: (
  with p_files_opened = p.name: (
    for any p_files_opened_2 in (1..2): (
      p.name == "a.exe"
    )
  )
)`),
      picks: [pickOf(valuePath('behaviour', 'processes_list', 0, 'files_opened', 0))],
      after: ruleOf(`for any p in vt.behaviour.processes_list: (
  with p_files_opened = p.name: (
    for any p_files_opened_2 in (1..2): (
      p.name == "a.exe"
    )
  ) and
  for any p_files_opened in p.files_opened: (
    p_files_opened == "x"
  )
)`),
    },
  ]);
});
