import type { ReactNode } from 'react';
import { visibleText } from '../../../base/visible-text.ts';
import type { ContextFieldView, FieldHit } from '../../../core/workbench/sigma/sigma-bench.ts';
import type { AddContextField } from '../../../state/add-context-field.ts';
import { STRUCTURE_VIEW } from '../../../state/app-state.ts';
import { useActions } from '../../app/store-context.ts';
import { IconButton } from '../../widgets/button.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { MenuButton } from '../../widgets/menu.tsx';
import { VisibleText } from '../../widgets/visible-text.tsx';
import styles from './context-card.module.css';
import { MarkedText } from './marked-text.tsx';

/** Of a longer text of a hit the beginning names it. */
const MAX_HIT_NAME = 60;

const OPERATOR_WORDS: Readonly<Record<FieldHit['operator'], string>> = {
  '==': 'is',
  iequals: 'is',
  contains: 'contains',
  icontains: 'contains',
  startswith: 'starts with',
  istartswith: 'starts with',
  endswith: 'ends with',
  iendswith: 'ends with',
};

/** A field of an event with what made the rule fire marked; a press adds it to the rule. */
export function ContextField({
  field,
  place,
}: {
  readonly field: ContextFieldView;
  readonly place: AddContextField['place'];
}): ReactNode {
  const actions = useActions();
  const { key, value, node, twin } = field;
  const name = visibleText(key);
  const canAdd = node !== undefined || twin !== undefined;
  const shown = twin?.node ?? node;
  const nHidden = field.length - value.length;
  return (
    <div className={styles['field']} data-marked={field.marks.length > 0}>
      <dt>
        <VisibleText text={key} />
      </dt>
      <dd>
        <span className={styles['value']}>
          {field.offset > 0 && <span className={styles['cut']}>…</span>}
          <MarkedText text={value} marks={field.marks} />
          {nHidden > 0 && (
            <span className={styles['cut']}>… {field.length.toLocaleString('en')} characters</span>
          )}
          {field.loss !== undefined && (
            <span className={styles['loss']}>
              <span aria-hidden="true"> ⚠ </span>
              {field.loss}
            </span>
          )}
        </span>
        <span className={styles['buttons']}>
          {shown !== undefined && (
            <IconButton
              icon="reveal"
              label={`Show in tree: ${name}`}
              size="small"
              onClick={() => void actions.reveal(STRUCTURE_VIEW, shown)}
            />
          )}
          {node !== undefined && twin !== undefined && <PlaceMenu field={field} name={name} />}
          {canAdd && (
            <IconButton
              icon="plus"
              label={`Add to rule: ${name}`}
              size="small"
              onClick={(event) =>
                void actions.addContextField({ field, place, negated: event.altKey })
              }
            />
          )}
        </span>
        {canAdd && field.hits.length > 0 && <Hits field={field} place={place} name={name} />}
      </dd>
    </div>
  );
}

/** What the Sigma rule asks of the field, each to be added as it is. */
function Hits({
  field,
  place,
  name,
}: {
  readonly field: ContextFieldView;
  readonly place: AddContextField['place'];
  readonly name: string;
}): ReactNode {
  const actions = useActions();
  return (
    <span className={styles['hits']}>
      {field.hits.map((hit) => {
        const text = hitText(hit);
        return (
          <button
            key={text}
            type="button"
            className={styles['hit']}
            aria-label={`Add to rule: ${name} ${text}`}
            onClick={(event) =>
              void actions.addContextField({ field, hit, place, negated: event.altKey })
            }
          >
            <Icon name="plus" size={12} />
            <span>{text}</span>
          </button>
        );
      })}
    </span>
  );
}

/** Both places of a value, for who does not want the one that is taken. */
function PlaceMenu({
  field,
  name,
}: {
  readonly field: ContextFieldView;
  readonly name: string;
}): ReactNode {
  const actions = useActions();
  const add = (place: 'auto' | 'entry', negated: boolean) => () =>
    void actions.addContextField({ field, place, negated });
  const path = visibleText(field.twin?.vtPath ?? '');
  return (
    <MenuButton
      label={`Where to add: ${name}`}
      menuLabel={`Where to add: ${name}`}
      align="end"
      size="small"
      hasChevron={false}
      groups={[
        {
          label: 'The behaviour has this value, whether or not a Sigma rule fires',
          items: [
            { id: 'twin', label: path, onSelect: add('auto', false) },
            { id: 'not-twin', label: `not ${path}`, onSelect: add('auto', true) },
          ],
        },
        {
          label: 'Only in events that a Sigma rule fired on',
          items: [
            { id: 'entry', label: `match context, ${name}`, onSelect: add('entry', false) },
            { id: 'not-entry', label: `not match context, ${name}`, onSelect: add('entry', true) },
          ],
        },
      ]}
    >
      <Icon name="more" />
    </MenuButton>
  );
}

function hitText({ operator, text }: FieldHit): string {
  const shown = text.length > MAX_HIT_NAME ? `${text.slice(0, MAX_HIT_NAME)}…` : text;
  return `${OPERATOR_WORDS[operator]} “${visibleText(shown)}”`;
}
