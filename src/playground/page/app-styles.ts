import { css } from 'lit';

/** Styles of the page’s frame: channels, the channel in view, and the wire view beside it; drawers at phone width. */
export const appStyles = css`
  :host {
    display: block;
    height: 100dvh;
    color: var(--text);
  }
  .page {
    display: flex;
    height: 100%;
  }
  nav {
    display: flex;
    flex-direction: column;
    flex: none;
    width: 240px;
    background: var(--bg-side);
  }
  nav header {
    padding: 13px 16px;
    border-bottom: 1px solid var(--border);
    font-weight: 600;
    color: var(--text-strong);
  }
  chat-channel-list {
    flex: 1;
  }
  .note {
    margin: 0;
    padding: 8px 16px;
    font-size: 12px;
    color: var(--text-muted);
  }
  main {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-width: 0;
    background: var(--bg-chat);
  }
  aside {
    display: flex;
    flex: none;
    width: min(420px, 40vw);
    border-inline-start: 1px solid var(--border);
    background: var(--bg-side);
  }
  chat-wire {
    flex: 1;
    min-width: 0;
  }
  .waiting {
    display: grid;
    place-items: center;
    height: 100%;
    margin: 0;
    color: var(--text-muted);
  }
  .broken {
    margin: 0;
    padding: 6px 16px;
    background: var(--danger);
    color: #fff;
  }
  @media (max-width: 700px) {
    nav {
      position: fixed;
      inset: 0 auto 0 0;
      z-index: 3;
      width: min(280px, 80vw);
      visibility: hidden;
      transform: translateX(-100%);
      transition:
        transform 0.15s,
        visibility 0.15s;
    }
    nav.open {
      visibility: visible;
      transform: none;
    }
    .veil {
      position: fixed;
      inset: 0;
      z-index: 2;
      background: rgb(0 0 0 / 50%);
    }
    aside {
      position: fixed;
      inset: 45% 0 0;
      z-index: 1;
      width: auto;
      border-block-start: 1px solid var(--border);
      box-shadow: var(--shadow);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    nav {
      transition: none;
    }
  }
`;
