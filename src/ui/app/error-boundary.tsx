import { Component, type ReactNode } from 'react';
import { Button } from '../widgets/button.tsx';
import styles from './error-boundary.module.css';

interface ErrorBoundaryProps {
  /** The rule must survive our bugs. */
  readonly onExport: () => void;
  readonly children: ReactNode;
}

/** Stands in for the page when a bug of ours has broken it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly message?: string }> {
  override state: { readonly message?: string } = {};

  static getDerivedStateFromError(error: unknown): { readonly message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === undefined) return this.props.children;
    return (
      <main className={styles['broken']}>
        <h1>The page has broken</h1>
        <p>
          This is a bug of the page, not of your report. The rule is still here: export it, then
          reload.
        </p>
        <p>
          <code>{message}</code>
        </p>
        <p className={styles['actions']}>
          <Button look="primary" onClick={this.props.onExport}>
            Export .yar
          </Button>
          <Button look="outlined" onClick={() => location.reload()}>
            Reload
          </Button>
        </p>
      </main>
    );
  }
}
