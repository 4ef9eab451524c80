import { css } from 'lit';

/** Controls of the page around the messages. */
export const controlStyles = css`
  button {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    border-radius: 4px;
    padding: 6px 8px;
    cursor: pointer;
  }
  button:hover:not(:disabled) {
    background: var(--bg-hover);
    color: var(--text-strong);
  }
  button:disabled {
    opacity: 0.5;
    cursor: not-allowed;
  }
  :focus-visible {
    outline: 2px solid var(--link);
    outline-offset: 1px;
  }
  button.solid {
    background: var(--brand);
    color: #fff;
    padding: 6px 12px;
    font-weight: 500;
  }
  button.solid:hover:not(:disabled) {
    background: var(--brand-hover);
    color: #fff;
  }
  button.icon {
    display: inline-grid;
    place-items: center;
    padding: 6px;
    color: var(--text-muted);
  }
`;
