import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

type ButtonProps = ComponentProps<'button'> & {
  readonly look?: 'plain' | 'outlined' | 'primary';
  readonly size?: 'normal' | 'small';
};

export function Button({
  look = 'plain',
  size = 'normal',
  className,
  ...rest
}: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(
        styles['button'],
        look !== 'plain' && styles[look],
        size === 'small' && styles['small'],
        className,
      )}
    />
  );
}

/** A square button with an icon; `label` is its name and its tooltip. */
export function IconButton({
  icon,
  label,
  className,
  ...rest
}: Omit<ButtonProps, 'children'> & {
  readonly icon: IconName;
  readonly label: string;
}): ReactNode {
  return (
    <Button
      {...rest}
      className={classNames(styles['icon'], className)}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} />
    </Button>
  );
}
