import { Component, type ErrorInfo, type ReactNode } from 'react';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { texts } from '#renderer/lib/i18n.ts';

interface Props {
  /** A new value (another page) tries again. */
  resetKey: string;
  children: ReactNode;
}

/** A page that fails never takes the rail and the other pages with it. React knows error boundaries as classes only. */
export class PageBoundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error('A page failed', error, info.componentStack);
  }

  override componentDidUpdate(previous: Props): void {
    if (previous.resetKey !== this.props.resetKey && this.state.error !== null) this.setState({ error: null });
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <ErrorState
        where={texts.t('pageFailed', { ns: 'shell' })}
        error={this.state.error}
        onRetry={() => this.setState({ error: null })}
      />
    );
  }
}
