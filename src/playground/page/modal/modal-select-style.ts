import { css } from 'lit';

/** How a select of a modal looks. */
export const modalSelectStyle = css`
  :host {
    display: block;
  }
  button {
    display: flex;
    align-items: center;
    gap: 8px;
    width: 100%;
    min-height: 40px;
    padding: 8px 12px;
    border: 1px solid var(--border);
    border-radius: 4px;
    background: var(--bg-rail);
    color: var(--text);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  button[aria-invalid='true'] {
    border-color: var(--danger-text);
  }
  :focus-visible {
    outline: 2px solid var(--link);
    outline-offset: 1px;
  }
  .shown {
    flex: 1;
    overflow-wrap: anywhere;
  }
  .placeholder,
  .note {
    color: var(--text-muted);
  }
  ul {
    max-height: 200px;
    margin: 4px 0 0;
    padding: 4px;
    overflow-y: auto;
    border: 1px solid var(--border);
    border-radius: 4px;
    background: var(--bg-side);
    list-style: none;
  }
  li {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 6px 8px;
    border-radius: 4px;
    cursor: pointer;
  }
  li:hover {
    background: var(--bg-hover);
  }
  li.active {
    background: var(--bg-selected);
  }
  .words {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .note {
    display: block;
    font-size: 13px;
  }
  .mark {
    color: var(--brand);
  }
`;
