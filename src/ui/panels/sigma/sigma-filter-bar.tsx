import type { ReactNode } from 'react';
import type { JoinedSigmaRow } from '../../../core/workbench/sigma/join-sigma-rows.ts';
import { Button } from '../../widgets/button.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { MenuButton } from '../../widgets/menu.tsx';
import { Popover } from '../../widgets/popover.tsx';
import { usePopoverTrigger } from '../../widgets/use-popover-trigger.ts';
import { VisibleText } from '../../widgets/visible-text.tsx';
import { COLUMNS, FIXED_COLUMN } from './sigma-columns.tsx';
import facetStyles from './facet-list.module.css';
import {
  chosenValues,
  facetValues,
  FACETS,
  isFilter,
  NO_FILTER,
  withToggled,
  type FacetId,
  type HasInValues,
  type SigmaFilter,
} from './sigma-filter.ts';
import styles from './sigma-panel.module.css';

/** Short lists on the left, long ones on the right. */
const FACET_COLUMNS: readonly (readonly FacetId[])[] = [
  ['level', 'source', 'verdict', 'platform'],
  ['logsource', 'tactic', 'technique'],
];

interface FilterProps {
  readonly rows: readonly JoinedSigmaRow[];
  readonly filter: SigmaFilter;
  readonly hasInValues: HasInValues;
  readonly onFilter: (filter: SigmaFilter) => void;
}

/** Which rules are shown, how many, and which columns. */
export function SigmaFilterBar({
  nShown,
  columns,
  search,
  ...props
}: FilterProps & {
  readonly nShown: number;
  readonly search: React.RefObject<HTMLInputElement | null>;
  readonly columns: {
    readonly shown: Readonly<Record<string, boolean>>;
    readonly toggle: (column: string) => void;
  };
}): ReactNode {
  const { rows, filter, onFilter } = props;
  const isFiltering = isFilter(filter);
  return (
    <>
      <input
        ref={search}
        type="search"
        aria-label="Filter Sigma rules"
        placeholder="Rule, value"
        title="Words of the rules, and of the values of their events"
        className={styles['search']}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
      />
      <FacetButton {...props} />
      <output aria-label="Rules shown" className={styles['count']}>
        {isFiltering
          ? `${nShown.toLocaleString('en')} of ${rows.length.toLocaleString('en')} rules`
          : `${rows.length.toLocaleString('en')} ${rows.length === 1 ? 'rule' : 'rules'}`}
      </output>
      <MenuButton
        label="Columns"
        menuLabel="Columns"
        align="end"
        size="small"
        hasChevron={false}
        groups={[
          {
            items: Array.from(COLUMNS, ([id, { name }]) => ({
              id,
              label: name,
              isChecked: columns.shown[id] === true,
              isToggle: true,
              isDisabled: id === FIXED_COLUMN,
              onSelect: () => columns.toggle(id),
            })),
          },
        ]}
      >
        <Icon name="columns" />
      </MenuButton>
    </>
  );
}

/**
 * What is chosen in the filters, each to be taken back; nothing while nothing is. A button that goes
 * leaves the focus to the next one, the last to the search.
 */
export function ChosenFilters({
  filter,
  onFilter,
  search,
}: Pick<FilterProps, 'filter' | 'onFilter'> & {
  readonly search: React.RefObject<HTMLInputElement | null>;
}): ReactNode {
  const chosen = chosenValues(filter);
  if (chosen.length === 0) return null;
  const clear = (): void => {
    search.current?.focus();
    onFilter(NO_FILTER);
  };
  return (
    <div className={styles['filters']}>
      {chosen.map(({ id, value, name }) => (
        <button
          key={`${id}:${value}`}
          type="button"
          className={styles['chosen']}
          aria-label={`Remove filter: ${FACETS[id].label} ${name}`}
          onClick={({ currentTarget }) => {
            const next = chosen.length > 1 ? currentTarget.nextElementSibling : search.current;
            if (next instanceof HTMLElement) next.focus();
            onFilter(withToggled(filter, id, value));
          }}
        >
          <VisibleText text={name} />
          <Icon name="close" size={12} />
        </button>
      ))}
      <Button size="small" onClick={clear}>
        Clear
      </Button>
    </div>
  );
}

function FacetButton(props: FilterProps): ReactNode {
  const { anchor, isOpen, close, triggerProps } = usePopoverTrigger();
  return (
    <>
      <Button {...triggerProps} size="small" aria-haspopup="dialog">
        Filters
        <Icon name="chevron-down" size={12} />
      </Button>
      {isOpen && anchor !== null && (
        <Popover
          anchor={anchor}
          kind="dialog"
          label="Filters"
          className={facetStyles['popover']}
          onClose={close}
        >
          {FACET_COLUMNS.map((ids) => (
            <div key={ids[0]}>
              {ids.map((id) => (
                <FacetList key={id} id={id} {...props} />
              ))}
            </div>
          ))}
        </Popover>
      )}
    </>
  );
}

function FacetList({
  id,
  rows,
  filter,
  hasInValues,
  onFilter,
}: FilterProps & { readonly id: FacetId }): ReactNode {
  const values = facetValues(rows, filter, id, hasInValues);
  if (values.length === 0) return null;
  return (
    <fieldset className={facetStyles['facet']} data-facet={id}>
      <legend>{FACETS[id].label}</legend>
      {values.map(({ value, name, nRows, isChosen }) => (
        <label key={value} className={facetStyles['value']}>
          <input
            type="checkbox"
            checked={isChosen}
            onChange={() => onFilter(withToggled(filter, id, value))}
          />
          <span className={facetStyles['name']}>
            <VisibleText text={name} />
          </span>
          <span className={facetStyles['count']}>{nRows.toLocaleString('en')}</span>
        </label>
      ))}
    </fieldset>
  );
}
