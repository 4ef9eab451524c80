import { css } from 'lit';

/** Layout of a message. */
export const messageStyles = css`
  :host {
    display: block;
    position: relative;
    margin-top: 16px;
  }
  :host([continued]) {
    margin-top: 0;
  }
  :host(:focus-visible) {
    outline: 2px solid var(--brand);
    outline-offset: -2px;
  }
  :host([pings]) {
    background: rgb(240 178 50 / 10%);
    box-shadow: inset 2px 0 #f0b232;
  }
  :host([private]) {
    background: rgb(88 101 242 / 8%);
    box-shadow: inset 2px 0 var(--brand);
  }
  chat-markdown {
    display: inline;
  }
  chat-components {
    margin-top: 4px;
  }
  /* As tall as the message, so that its buttons can stay in view. */
  chat-message-toolbar {
    position: absolute;
    inset: -18px 14px 0 auto;
    z-index: 2;
    opacity: 0;
    pointer-events: none;
  }
  :host(:hover) chat-message-toolbar,
  :host(:focus-within) chat-message-toolbar {
    --toolbar-pointer-events: auto;
    opacity: 1;
  }
  :host(:hover) chat-reactions,
  :host(:focus-within) chat-reactions {
    --add-reaction: 1;
  }
  .thinking {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    color: var(--text-muted);
  }
  .quote {
    display: block;
    max-width: 100%;
    padding: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font: inherit;
    text-align: left;
    color: inherit;
    background: none;
    border: 0;
    cursor: pointer;
  }
  .quote:hover {
    color: var(--text-strong);
  }
  .note {
    margin-top: 4px;
    font-size: 12px;
    line-height: 16px;
    color: var(--text-muted);
  }
  .note button {
    padding: 0;
    font: inherit;
    font-weight: 500;
    color: var(--link);
    background: none;
    border: 0;
    cursor: pointer;
  }
  .note button:hover {
    text-decoration: underline;
  }
  .note button:focus-visible {
    outline: 2px solid var(--brand);
    outline-offset: 1px;
  }
  .quote:focus-visible {
    outline: 2px solid var(--brand);
    outline-offset: -2px;
  }
`;
