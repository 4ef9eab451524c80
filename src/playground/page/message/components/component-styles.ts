import { css } from 'lit';

/** Components of messages: sizes and gaps of Discord's client. */
export const componentStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    max-width: 600px;
  }
  .container {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    box-sizing: border-box;
    padding: 16px;
    background: var(--bg-card);
    border: 1px solid var(--border);
    border-radius: 8px;
  }
  .accented {
    border-left: 4px solid var(--accent);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .section {
    display: flex;
    align-items: flex-start;
    gap: 12px;
  }
  .texts {
    flex: 1;
    display: grid;
    gap: 4px;
    min-width: 0;
  }
  .section > chat-button,
  .section > chat-picture {
    flex: none;
  }
  hr,
  .gap {
    width: 100%;
    margin: 0;
    border: 0;
  }
  hr {
    border-top: 1px solid var(--border);
  }
  .large {
    margin: 8px 0;
  }
  .gallery {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(140px, 1fr));
    gap: 4px;
  }
  .gallery.single {
    grid-template-columns: minmax(0, 1fr);
  }
`;
