import { css } from 'lit';

/** Layout of the list: day lines, the intro, and what is above and below the messages. */
export const messageListStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-height: 0;
    flex: 1;
  }
  .scroll {
    overflow-y: auto;
    overflow-anchor: none;
    flex: 1;
    min-height: 0;
  }
  .list {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    min-height: 100%;
    padding-bottom: 16px;
  }
  .day {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 16px 16px 8px;
    font-size: 12px;
    font-weight: 600;
    color: var(--text-muted);
  }
  .day::before,
  .day::after {
    content: '';
    flex: 1;
    border-top: 1px solid var(--border);
  }
  .older {
    align-self: center;
    margin: 12px;
    background: var(--bg-input);
  }
  .start {
    margin: 24px 16px 8px;
  }
  .start h2 {
    margin: 0;
    color: var(--text-strong);
    font-size: 24px;
  }
  .start p {
    margin: 4px 0 0;
    color: var(--text-muted);
  }
  chat-message {
    scroll-margin: 12px 0 48px;
  }
  .present {
    position: absolute;
    inset: auto 16px 4px;
    background: var(--brand);
    color: #fff;
  }
  .typing {
    min-height: 20px;
    padding: 0 16px;
    font-size: 13px;
    color: var(--text-muted);
  }
`;
