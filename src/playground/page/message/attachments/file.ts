import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { MessageView } from '../../../web/protocol.ts';
import './spoiler-cover.ts';
import { localUrl } from './local-url.ts';

type Attachment = MessageView['attachments'][number];

/** A file of a message. The library’s is not used because its download button needs a pointer and does not work. */
@customElement('chat-file')
export class ChatFile extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      max-width: 432px;
    }
    .file {
      display: flex;
      align-items: center;
      gap: 10px;
      padding: 12px 16px;
      background: var(--bg-card);
      border: 1px solid var(--border);
      border-radius: 8px;
    }
    svg {
      flex: none;
      width: 24px;
      height: 32px;
      color: var(--text-muted);
    }
    .words {
      flex: 1;
      min-width: 0;
      line-height: 1.3;
    }
    .name {
      display: block;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    a {
      color: var(--link);
      text-decoration: none;
    }
    a:hover {
      text-decoration: underline;
    }
    small {
      color: var(--text-muted);
      font-size: 12px;
    }
    :focus-visible {
      outline: 2px solid var(--brand);
      outline-offset: 2px;
    }
  `;

  /** The attachment; undefined if the message no longer has it. */
  @property({ attribute: false }) accessor file: Attachment | undefined;
  @property({ type: Boolean }) accessor spoiler = false;

  override render(): TemplateResult {
    return html`<chat-cover ?spoiler=${this.spoiler}
      ><div class="file">${ICON}${this.#renderWords()}</div></chat-cover
    >`;
  }

  #renderWords(): TemplateResult {
    const { file } = this;
    if (file === undefined) return html`<span class="words">This file no longer exists</span>`;
    const { filename, url, size, description } = file;
    return html`<span class="words">
      <a
        class="name"
        href=${ifDefined(localUrl(url, []))}
        download=${filename}
        title=${`Download ${filename}`}
        >${filename}</a
      >
      <small>${sizeText(size)}${description === undefined ? nothing : ` · ${description}`}</small>
    </span>`;
  }
}

const ICON = html`<svg
  viewBox="0 0 24 32"
  fill="none"
  stroke="currentColor"
  stroke-width="2"
  aria-hidden="true"
>
  <path d="M3 1h12l7 7v22a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V2a1 1 0 0 1 1-1Zm12 0v7h7M7 15h10M7 20h10M7 25h6" />
</svg>`;

/** Returns a file size for display. @param size bytes */
function sizeText(size: number): string {
  if (size === 1) return '1 byte';
  if (size < 1024) return `${size} bytes`;
  if (size < 1024 * 1024) return `${(size / 1024).toFixed(2)} KB`;
  return `${(size / 1024 / 1024).toFixed(2)} MB`;
}
