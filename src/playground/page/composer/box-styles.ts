import { css } from 'lit';

/** Styles of the message box, whatever it contains. */
export const boxStyles = css`
  :host {
    position: relative;
    display: block;
    color: var(--text);
    font: inherit;
  }
  .box {
    display: flex;
    align-items: flex-end;
    gap: 8px;
    min-height: 44px;
    padding: 0 8px 0 16px;
    border-radius: 8px;
    background: var(--bg-input);
  }
  .box:focus-within {
    outline: 1px solid var(--border);
  }
  .send {
    flex: none;
    display: grid;
    place-items: center;
    width: 32px;
    height: 32px;
    margin: 6px 0;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--brand);
    cursor: pointer;
  }
  .send:hover {
    background: var(--bg-hover);
  }
  .send:disabled {
    color: var(--text-muted);
    opacity: 0.5;
    cursor: default;
  }
  :focus-visible {
    outline: 2px solid var(--link);
    outline-offset: 1px;
  }
  .problem {
    margin: 4px 16px 0;
    color: var(--danger-text);
    font-size: 14px;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

/** Styles of the list that opens above the box. */
export const listStyles = css`
  .above {
    position: absolute;
    right: 0;
    bottom: calc(100% + 8px);
    left: 0;
    z-index: 10;
    display: flex;
    flex-direction: column;
    max-height: min(50vh, 420px);
    border: 1px solid var(--border);
    border-radius: 8px;
    background: var(--bg-side);
    box-shadow: var(--shadow);
    overflow: hidden;
  }
  .heading {
    margin: 0;
    padding: 8px 16px;
    color: var(--text-muted);
    font-size: 12px;
    font-weight: 700;
    text-transform: uppercase;
    letter-spacing: 0.02em;
  }
  .option-heading {
    margin: 0;
    padding: 10px 16px;
    font-size: 14px;
    overflow-wrap: anywhere;
  }
  .option-heading b {
    margin-right: 8px;
    color: var(--text-strong);
  }
  .option-heading .problem {
    display: block;
    margin: 2px 0 0;
  }
  ul {
    flex: 1;
    min-height: 0;
    margin: 0;
    padding: 0 8px 8px;
    overflow-y: auto;
    list-style: none;
  }
  li {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 36px;
    padding: 4px 8px;
    border-radius: 4px;
    cursor: pointer;
  }
  li:hover {
    background: var(--bg-hover);
  }
  li[aria-selected='true'] {
    background: var(--bg-selected);
    /* The muted grey is too faint on it. */
    --text-muted: var(--text);
  }
  li[aria-selected='true'] .note,
  li[aria-selected='true'] .more {
    color: var(--text-strong);
  }
  .label {
    max-width: 100%;
    color: var(--text-strong);
    font-size: 15px;
    /* Not "anywhere", which would let a long note squeeze it to a letter a line. */
    overflow-wrap: break-word;
  }
  .note {
    min-width: 0;
    color: var(--text-muted);
    font-size: 13px;
    overflow-wrap: anywhere;
  }
  .note.end {
    flex: none;
    margin-left: auto;
  }
`;
