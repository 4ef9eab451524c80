import { css } from 'lit';

/** Styles of a message’s menu: beside the pointer, on a phone a sheet at the bottom. */
export const menuStyles = css`
  .menu {
    position: fixed;
    z-index: 100;
    box-sizing: border-box;
    width: 232px;
    max-height: calc(100dvh - 16px);
    padding: 8px;
    overflow-y: auto;
    border: 1px solid var(--border);
    border-radius: 6px;
    background: var(--bg-floating);
    color: var(--text);
    font: inherit;
    font-size: 14px;
    box-shadow: var(--shadow);
  }
  .menu.wide {
    width: 336px;
  }
  .frequent {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    gap: 4px;
    margin-bottom: 8px;
  }
  .frequent button {
    display: grid;
    place-items: center;
    height: 40px;
    padding: 0;
    border-radius: 6px;
    background: var(--bg-hover);
    font:
      20px/1 'Page Emoji',
      sans-serif;
  }
  button {
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .entry {
    box-sizing: border-box;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    width: 100%;
    min-height: 32px;
    padding: 6px 8px;
    border-radius: 4px;
    text-align: start;
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  .entry .of {
    flex: none;
    color: var(--text-muted);
    font-size: 12px;
  }
  a.entry {
    color: inherit;
  }
  .entry:hover,
  .entry:focus-visible {
    background: var(--brand);
    color: #fff;
  }
  .entry .of[aria-hidden] {
    font-size: 18px;
    line-height: 1;
  }
  .entry:hover .of,
  .entry:focus-visible .of {
    color: inherit;
  }
  .danger {
    color: var(--danger-text);
  }
  .danger:hover,
  .danger:focus-visible {
    background: var(--danger);
  }
  .title {
    margin: 0;
    padding: 4px 8px;
    color: var(--text-muted);
    font-size: 12px;
    font-weight: 700;
    text-transform: uppercase;
  }
  hr {
    margin: 4px 8px;
    border: 0;
    border-top: 1px solid var(--border);
  }
  :focus-visible {
    outline: 2px solid var(--link);
    outline-offset: -2px;
  }
  @media (max-width: 480px) {
    .menu,
    .menu.wide {
      inset: auto 0 0 !important;
      width: auto;
      max-height: 80dvh;
      padding: 16px 12px calc(16px + env(safe-area-inset-bottom));
      border-radius: 12px 12px 0 0;
    }
    .veil {
      position: fixed;
      inset: 0;
      z-index: 99;
      background: rgb(0 0 0 / 50%);
    }
    .entry {
      min-height: 44px;
      font-size: 16px;
    }
    chat-emoji-picker {
      max-width: none;
    }
  }
`;
