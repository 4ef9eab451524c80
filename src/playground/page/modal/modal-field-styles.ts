import { css } from 'lit';

/** Styles of the parts of a modal. */
export const modalFieldStyles = css`
  .part p,
  .text {
    margin: 0;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .label {
    display: block;
    margin-bottom: 8px;
    color: var(--text-strong);
    font-weight: 500;
  }
  .star {
    color: var(--danger-text);
  }
  .description {
    margin: -4px 0 8px !important;
    color: var(--text-muted);
    font-size: 14px;
  }
  input,
  select,
  textarea {
    box-sizing: border-box;
    width: 100%;
    padding: 10px 12px;
    border: 1px solid var(--border);
    border-radius: 4px;
    background: var(--bg-rail);
    color: var(--text);
    font: inherit;
  }
  textarea {
    min-height: 96px;
    resize: vertical;
  }
  option {
    padding: 4px;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  [aria-invalid='true'] {
    border-color: var(--danger-text);
  }
  ::placeholder {
    color: var(--text-muted);
    opacity: 1;
  }
  .below {
    display: flex;
    gap: 8px;
    min-height: 18px;
    margin-top: 4px;
    font-size: 13px;
  }
  .count {
    margin-left: auto;
    color: var(--text-muted);
  }
  .problem {
    color: var(--danger-text);
  }
`;
