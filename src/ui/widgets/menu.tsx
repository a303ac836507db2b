import { useId, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { menuKey } from './menu-keys.ts';
import styles from './menu.module.css';
import { Popover, type PopoverAnchor } from './popover.tsx';
import { usePopoverTrigger } from './use-popover-trigger.ts';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  /** Under the label, smaller. */
  readonly detail?: string;
  /** At the end of the line: a key, or how the rule writes it. */
  readonly hint?: string;
  /** Set for an item that is one of several choices, or one that is on or off by itself. */
  readonly isChecked?: boolean;
  /** On or off by itself: choosing it leaves the menu open. */
  readonly isToggle?: boolean;
  readonly isDisabled?: boolean;
  readonly onSelect: () => void;
}

export interface MenuGroup {
  readonly label?: string;
  readonly items: readonly MenuItem[];
}

/** An open menu with the keys of the APG. Choosing an item closes it first, but for toggles. */
export function Menu({
  anchor,
  align,
  label,
  groups,
  onClose,
}: {
  readonly anchor: PopoverAnchor;
  readonly align?: 'start' | 'end';
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  readonly onClose: () => void;
}): ReactNode {
  const items = groups.flatMap((group) => group.items);

  const onKeyDown = (event: React.KeyboardEvent): void => {
    const buttons = menuItems(event.currentTarget);
    const index = buttons.findIndex((button) => button === document.activeElement);
    const action = menuKey(
      event.key,
      items.map((item) => item.label),
      index,
    );
    event.stopPropagation();
    if (action === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (action.kind === 'close') onClose();
    else buttons[action.index]?.focus();
  };

  return (
    <Popover
      anchor={anchor}
      {...(align === undefined ? {} : { align })}
      kind="menu"
      label={label}
      className={styles['menu']}
      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      {groups.map((group, index) => (
        <Group key={group.label ?? index} group={group} onClose={onClose} />
      ))}
    </Popover>
  );
}

function Group({ group, onClose }: { group: MenuGroup; onClose: () => void }): ReactNode {
  const id = useId();
  return (
    <fieldset
      className={styles['group']}
      {...(group.label === undefined ? {} : { 'aria-labelledby': id })}
    >
      {group.label !== undefined && (
        <div id={id} className={styles['heading']} role="presentation">
          {group.label}
        </div>
      )}
      {group.items.map((item) => (
        <Item key={item.id} item={item} onClose={onClose} />
      ))}
    </fieldset>
  );
}

function Item({ item, onClose }: { item: MenuItem; onClose: () => void }): ReactNode {
  const isChoice = item.isChecked !== undefined;
  const isToggle = item.isToggle === true;
  return (
    <button
      type="button"
      role={isChoice ? (isToggle ? 'menuitemcheckbox' : 'menuitemradio') : 'menuitem'}
      {...(isChoice ? { 'aria-checked': item.isChecked } : {})}
      aria-disabled={item.isDisabled === true}
      tabIndex={-1}
      className={styles['item']}
      onClick={() => {
        if (item.isDisabled === true) return;
        if (!isToggle) onClose();
        item.onSelect();
      }}
    >
      {isChoice && <span className={styles['check']}>{item.isChecked ? '✓' : ''}</span>}
      <span className={styles['label']}>
        {item.label}
        {item.detail !== undefined && <span className={styles['detail']}>{item.detail}</span>}
      </span>
      {item.hint !== undefined && <span className={styles['hint']}>{item.hint}</span>}
    </button>
  );
}

/** A button that opens a menu. `label` names it; `children` is what it shows. */
export function MenuButton({
  label,
  menuLabel,
  groups,
  align,
  className,
  children,
  size = 'normal',
  look = 'plain',
  isDisabled = false,
  hasChevron = true,
}: {
  /** The accessible name; undefined where `children` is text that says it all. */
  readonly label?: string | undefined;
  readonly menuLabel: string;
  readonly groups: readonly MenuGroup[];
  readonly align?: 'start' | 'end';
  readonly className?: string | undefined;
  readonly children: ReactNode;
  readonly size?: 'normal' | 'small';
  readonly look?: 'plain' | 'outlined';
  readonly isDisabled?: boolean;
  readonly hasChevron?: boolean;
}): ReactNode {
  const { anchor, isOpen, open, close, triggerProps } = usePopoverTrigger();
  return (
    <>
      <Button
        {...triggerProps}
        look={look}
        size={size}
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        disabled={isDisabled}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          open();
        }}
      >
        {children}
        {hasChevron && <Icon name="chevron-down" size={12} />}
      </Button>
      {isOpen && anchor !== null && (
        <Menu
          anchor={anchor}
          {...(align === undefined ? {} : { align })}
          label={menuLabel}
          groups={groups}
          onClose={close}
        />
      )}
    </>
  );
}

function menuItems(menu: Element): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]')];
}
