import { css } from 'lit';

/** Select menus of messages and the lists they open. */
export const selectStyles = css`
  :host {
    display: block;
    flex: 1 1 100%;
    max-width: 400px;
  }
  button {
    display: flex;
    align-items: center;
    gap: 8px;
    box-sizing: border-box;
    width: 100%;
    min-height: 40px;
    padding: 6px 12px;
    font: 16px/20px var(--font);
    text-align: left;
    color: var(--text);
    background: var(--bg-rail);
    border: 1px solid var(--border);
    border-radius: 8px;
    cursor: pointer;
  }
  button:disabled {
    opacity: 0.5;
    cursor: not-allowed;
  }
  .face {
    flex: 1;
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    min-width: 0;
  }
  .placeholder,
  .description,
  p {
    color: var(--text-muted);
  }
  .one,
  .label,
  .description {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .chip {
    background: var(--bg-selected);
    border-radius: 4px;
    padding: 0 6px;
  }
  .arrow {
    width: 8px;
    height: 8px;
    margin: -4px 4px 0;
    border: solid var(--text-muted);
    border-width: 0 2px 2px 0;
    transform: rotate(45deg);
  }
  [role='listbox'] {
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    margin: 0;
    padding: 4px 0;
    overflow-y: auto;
    color: var(--text);
    background: var(--bg-side);
    border: 1px solid var(--border);
    border-radius: 8px;
    box-shadow: var(--shadow);
  }
  [role='option'] {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 8px 12px;
    cursor: pointer;
  }
  [role='option']:hover,
  .active {
    background: var(--bg-hover);
  }
  .active {
    box-shadow: inset 3px 0 var(--brand);
  }
  [aria-selected='true'] {
    background: var(--bg-selected);
    /* The muted grey has too little contrast on this background. */
    --text-muted: var(--text);
  }
  [aria-disabled='true'] {
    opacity: 0.5;
    cursor: not-allowed;
  }
  .words {
    flex: 1;
    display: grid;
    min-width: 0;
    font-size: 14px;
    line-height: 18px;
  }
  .label {
    color: var(--text-strong);
    font-weight: 500;
  }
  .box {
    width: 16px;
    height: 16px;
    border: 1px solid var(--text-muted);
    border-radius: 4px;
    text-align: center;
    line-height: 16px;
  }
  [aria-selected='true'] .box {
    background: var(--brand);
    border-color: var(--brand);
  }
  [aria-selected='true'] .box::after {
    content: '✓';
    color: #fff;
    font-size: 12px;
  }
  p {
    margin: 8px 12px;
  }
  :focus-visible {
    outline: 2px solid var(--brand);
    outline-offset: 1px;
  }
`;
