import { css } from 'lit';

/** Styles of the emoji picker. */
export const emojiPickerStyles = css`
  :host {
    display: block;
    width: 100%;
    max-width: 320px;
  }
  input {
    box-sizing: border-box;
    width: 100%;
    margin-bottom: 8px;
    padding: 6px 8px;
    border: 1px solid var(--border);
    border-radius: 4px;
    background: var(--bg-rail);
    color: var(--text);
    font: inherit;
    font-size: 14px;
  }
  input:focus-visible {
    outline: 2px solid var(--link);
  }
  .grid {
    height: 248px;
    overflow-y: auto;
  }
  .title {
    padding: 6px 2px 2px;
    color: var(--text-muted);
    font-size: 12px;
    font-weight: 600;
  }
  .row {
    display: grid;
    grid-template-columns: repeat(8, 1fr);
  }
  button {
    display: grid;
    place-items: center;
    aspect-ratio: 1;
    min-width: 0;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
    font:
      22px/1 'Page Emoji',
      sans-serif;
    cursor: pointer;
  }
  button:hover {
    background: var(--bg-hover);
  }
  button.active {
    background: var(--bg-selected);
  }
  p {
    margin: 4px 0 0;
    color: var(--text-muted);
    font-size: 13px;
  }
`;
