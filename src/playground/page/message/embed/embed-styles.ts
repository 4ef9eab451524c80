import { css } from 'lit';

/** Embeds: sizes and gaps of Discord's client. */
export const embedStyles = css`
  :host {
    display: block;
    max-width: 520px;
    margin: 4px 0;
  }
  .embed {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 8px 16px;
    padding: 8px 16px 16px 12px;
    background: var(--bg-card);
    border-left: 4px solid var(--border);
    border-radius: 4px;
    font-size: 14px;
    line-height: 18px;
  }
  .words {
    display: grid;
    gap: 8px;
    min-width: 0;
    padding-top: 4px;
  }
  .author {
    color: var(--text-strong);
    font-weight: 600;
  }
  .title {
    color: var(--text-strong);
    font-size: 16px;
    font-weight: 600;
  }
  a {
    color: inherit;
    text-decoration: none;
  }
  .title a {
    color: var(--link);
  }
  a:hover {
    text-decoration: underline;
  }
  dl {
    display: grid;
    grid-template-columns: repeat(12, 1fr);
    gap: 8px;
    margin: 0;
  }
  .field {
    grid-column: 1 / -1;
  }
  .inline-field {
    grid-column: span 4;
    min-width: 0;
  }
  dt {
    color: var(--text-strong);
    font-weight: 600;
  }
  dd {
    margin: 2px 0 0;
  }
  .image,
  footer {
    grid-column: 1 / -1;
  }
  .thumbnail {
    grid-area: 1 / 2;
    padding-top: 4px;
  }
  footer {
    font-size: 12px;
    color: var(--text);
  }
  :focus-visible {
    outline: 2px solid var(--brand);
  }
  @media (max-width: 480px) {
    .inline-field {
      grid-column: 1 / -1;
    }
  }
`;
