import { css } from 'lit';

/** Buttons of messages: sizes and colours of Discord's client. */
export const buttonStyles = css`
  :host {
    display: inline-block;
    max-width: 100%;
  }
  button,
  a {
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    box-sizing: border-box;
    min-width: 60px;
    max-width: 100%;
    min-height: 32px;
    padding: 2px 12px;
    border: 0;
    border-radius: 8px;
    font: 500 14px/18px var(--font);
    text-decoration: none;
    color: #fff;
    cursor: pointer;
  }
  /* So that a row of five short buttons fits a phone, as in Discord's app. */
  @media (max-width: 480px) {
    button,
    a {
      min-width: 44px;
    }
  }
  .face {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .primary {
    background: var(--brand);
  }
  .primary:hover {
    background: var(--brand-hover);
  }
  .secondary {
    background: var(--button-grey);
  }
  .secondary:hover {
    background: var(--button-grey-hover);
  }
  .success {
    background: var(--positive);
  }
  .danger {
    background: var(--danger);
  }
  .success:hover,
  .danger:hover {
    filter: brightness(0.88);
  }
  button:disabled {
    opacity: 0.5;
    cursor: not-allowed;
    filter: none;
  }
  .busy {
    cursor: progress;
  }
  .busy .face {
    opacity: 0;
  }
  chat-dots {
    position: absolute;
  }
  .emoji {
    font-size: 16px;
  }
  .leaving {
    opacity: 0.8;
  }
  :focus-visible {
    outline: 2px solid var(--link);
    outline-offset: 2px;
  }
`;
