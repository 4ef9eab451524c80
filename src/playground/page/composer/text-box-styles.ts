import { css } from 'lit';

/** Styles of the text area: it grows with its text. */
export const textBoxStyles = css`
  .grow {
    display: grid;
    flex: 1;
    min-width: 0;
    max-height: 40vh;
    overflow-y: auto;
  }
  .grow::after {
    content: attr(data-text) ' ';
    visibility: hidden;
  }
  .grow::after,
  textarea {
    grid-area: 1 / 1;
    box-sizing: border-box;
    min-width: 0;
    padding: 11px 0;
    border: 0;
    font: inherit;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  textarea {
    resize: none;
    overflow: hidden;
    background: none;
    color: inherit;
    outline: none;
  }
  textarea::placeholder {
    color: var(--text-muted);
    opacity: 1;
    white-space: nowrap;
  }
  .room {
    margin-bottom: 14px;
    color: var(--text-muted);
    font-size: 12px;
  }
  .room.full {
    color: var(--danger-text);
  }
`;
