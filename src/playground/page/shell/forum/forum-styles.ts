import { css } from 'lit';

/** A forum’s posts and the dialog for a new post. */
export const forumStyles = css`
  :host {
    display: block;
    flex: 1;
    overflow-y: auto;
    padding: 16px;
  }
  ul {
    display: grid;
    gap: 8px;
    margin: 16px 0 0;
    padding: 0;
    list-style: none;
  }
  li button {
    width: 100%;
    padding: 12px 16px;
    border-radius: 8px;
    background: var(--bg-card);
    text-align: start;
  }
  h3 {
    margin: 0;
    font-size: 16px;
    color: var(--text-strong);
  }
  p {
    margin: 4px 0 0;
    color: var(--text-muted);
  }
  .tag {
    display: inline-block;
    padding: 0 8px;
    margin-inline-end: 6px;
    border-radius: 10px;
    background: var(--bg-input);
    font-size: 12px;
  }
  dialog {
    width: min(480px, calc(100vw - 32px));
    padding: 16px;
    border: 0;
    border-radius: 8px;
    background: var(--bg-chat);
    color: var(--text);
    box-shadow: var(--shadow);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 60%);
  }
  form {
    display: grid;
    gap: 12px;
  }
  form > label {
    display: grid;
    gap: 4px;
  }
  input[type='text'],
  textarea {
    font: inherit;
    color: inherit;
    padding: 8px;
    border: 1px solid var(--border);
    border-radius: 4px;
    background: var(--bg-input);
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
    border: 0;
    margin: 0;
    padding: 0;
  }
  .problem {
    margin: 0;
    color: var(--danger-text);
    white-space: pre-line;
  }
  .ends {
    display: flex;
    justify-content: flex-end;
    gap: 8px;
  }
`;
