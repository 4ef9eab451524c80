import { css } from 'lit';

/** Styles of a modal. */
export const modalStyles = css`
  dialog {
    box-sizing: border-box;
    display: flex;
    flex-direction: column;
    width: min(440px, calc(100vw - 24px));
    max-height: calc(100dvh - 24px);
    padding: 0;
    border: 1px solid var(--border);
    border-radius: 8px;
    background: var(--bg-chat);
    color: var(--text);
    font: inherit;
    box-shadow: var(--shadow);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 70%);
  }
  form {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  header {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 16px;
  }
  .icon {
    flex: none;
    border-radius: 50%;
  }
  h2 {
    flex: 1;
    margin: 0;
    color: var(--text-strong);
    font-size: 20px;
    line-height: 1.2;
    overflow-wrap: anywhere;
  }
  .parts {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 20px;
    min-height: 0;
    padding: 4px 16px 16px;
    overflow-y: auto;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 8px;
    padding: 16px;
    border-radius: 0 0 8px 8px;
    background: var(--bg-side);
  }
  footer .problem {
    flex: 1 1 100%;
    margin: 0;
    font-size: 14px;
  }
  footer button,
  .close {
    min-height: 38px;
    padding: 2px 20px;
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--text);
    font: inherit;
    font-size: 14px;
    font-weight: 500;
    cursor: pointer;
  }
  .close {
    min-height: 32px;
    padding: 0 8px;
    font-size: 18px;
    line-height: 1;
  }
  .submit {
    min-width: 96px;
    background: var(--brand) !important;
    color: #fff !important;
  }
  .submit:hover {
    background: var(--brand-hover) !important;
  }
  .submit[aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }
  footer button:hover {
    text-decoration: underline;
  }
  :focus-visible {
    outline: 2px solid var(--link);
    outline-offset: 1px;
  }
`;
