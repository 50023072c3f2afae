import { Component, type ErrorInfo, type ReactNode } from 'react';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { texts } from '#renderer/lib/i18n.ts';

interface Props {
  /** A new value (another page) tries again. */
  resetKey: string;
  children: ReactNode;
}

interface State {
  error: unknown;
  resetKey: string;
}

/** A page that fails never takes the rail and the other pages with it. React knows error boundaries as classes only. */
export class PageBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Pick<State, 'error'> {
    return { error };
  }

  static getDerivedStateFromProps({ resetKey }: Props, state: State): State | null {
    return resetKey === state.resetKey ? null : { error: null, resetKey };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error('A page failed', error, info.componentStack);
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
