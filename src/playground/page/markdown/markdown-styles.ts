import { css } from 'lit';

/** Styles of Markdown, with the sizes and gaps of Discord’s client. */
export const markdownStyles = css`
  :host {
    display: block;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    line-height: 1.375;
  }
  h2,
  h3,
  h4 {
    margin: 12px 0 4px;
    line-height: 1.3;
    color: var(--text-strong);
  }
  h2 {
    font-size: 24px;
  }
  h3 {
    font-size: 20px;
  }
  h4 {
    font-size: 16px;
  }
  span > :first-child:is(h2, h3, h4) {
    margin-top: 4px;
  }
  small {
    display: block;
    font-size: 13px;
    line-height: 1.4;
    color: var(--text-muted);
  }
  strong {
    font-weight: 700;
  }
  ul,
  ol {
    margin: 4px 0 0;
    padding-left: 24px;
    white-space: normal;
  }
  li {
    margin-bottom: 4px;
    white-space: pre-wrap;
  }
  blockquote {
    margin: 2px 0;
    padding: 0 8px 0 12px;
    border-left: 4px solid var(--border);
    border-radius: 4px;
    max-width: 90%;
  }
  code {
    font: 0.875em/1.3 var(--mono);
    background: var(--bg-code);
    border-radius: 4px;
    padding: 0.1em 0.25em;
  }
  pre {
    margin: 6px 0;
    max-width: 100%;
    overflow-x: auto;
    background: var(--bg-code);
    border: 1px solid var(--border);
    border-radius: 4px;
  }
  pre code {
    display: block;
    padding: 8px;
    background: none;
    white-space: pre-wrap;
  }
  a {
    color: var(--link);
    text-decoration: none;
  }
  a:hover {
    text-decoration: underline;
  }
  time {
    background: var(--bg-hover);
    border-radius: 3px;
    padding: 0 2px;
  }
  .mention {
    font: inherit;
    font-weight: 500;
    color: var(--role, var(--text-mention));
    background: var(--bg-mention);
    border: 0;
    border-radius: 3px;
    padding: 0 2px;
    white-space: normal;
  }
  button.mention {
    cursor: pointer;
  }
  button.mention:hover {
    color: #fff;
    background: var(--brand);
  }
  :focus-visible {
    outline: 2px solid var(--brand);
    outline-offset: 1px;
  }
  .jumbo {
    font-size: 48px;
    line-height: 1.2;
  }
`;
