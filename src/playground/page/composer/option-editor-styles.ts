import { css } from 'lit';

/** Styles of the fields of a command. */
export const optionEditorStyles = css`
  .fields {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    min-width: 0;
    max-height: 40vh;
    padding: 6px 0;
    overflow-y: auto;
  }
  .path {
    padding: 4px 0;
    color: var(--text-strong);
    font-weight: 500;
  }
  .field {
    display: flex;
    align-items: stretch;
    min-width: 0;
    max-width: 100%;
    border-radius: 4px;
    background: var(--bg-chat);
    cursor: text;
  }
  .field.wrong,
  .more-field.wrong,
  .last.wrong {
    border-radius: 4px;
    outline: 1px solid var(--danger-text);
    outline-offset: -1px;
  }
  .field:focus-within,
  .more-field:focus-within {
    border-radius: 4px;
    outline: 2px solid var(--link);
    outline-offset: -2px;
  }
  .field input:focus-visible,
  .more-field input:focus-visible,
  .last input:focus-visible {
    outline: none;
  }
  .name {
    flex: none;
    padding: 4px 8px;
    border-radius: 4px 0 0 4px;
    background: var(--bg-rail);
    color: var(--text);
  }
  .field.wrong .name {
    color: var(--danger-text);
  }
  .more-field,
  .last {
    flex: 1;
    min-width: 96px;
  }
  input {
    min-width: 32px;
    max-width: 100%;
    padding: 4px 8px;
    border: 0;
    background: none;
    color: var(--text-strong);
    font: inherit;
    outline: none;
    field-sizing: content;
  }
  .more-field input,
  .last input {
    width: 100%;
    box-sizing: border-box;
    field-sizing: fixed;
  }
  input::placeholder {
    color: var(--text-muted);
    opacity: 1;
  }
  input[type='file'] {
    field-sizing: fixed;
    font-size: 14px;
  }
  input::file-selector-button {
    padding: 2px 8px;
    border: 0;
    border-radius: 3px;
    background: var(--button-grey);
    color: #fff;
    font: inherit;
    cursor: pointer;
  }
  .words {
    display: block;
    margin-top: 2px;
  }
`;
