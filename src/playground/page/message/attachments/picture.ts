import { css, html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { MessageView } from '../../../web/protocol.ts';
import { isWebLink } from '../../menu/web-link.ts';
import './spoiler-cover.ts';
import { localUrl } from './local-url.ts';

/** An image of a message. One on another host is not loaded; its description or URL is shown instead. */
@customElement('chat-picture')
export class ChatPicture extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      max-width: 100%;
    }
    img {
      display: block;
      max-width: 100%;
      max-height: 350px;
      border-radius: 8px;
    }
    :host([small]) img {
      width: 85px;
      height: 85px;
      object-fit: cover;
    }
    a {
      display: grid;
      place-content: center;
      gap: 4px;
      box-sizing: border-box;
      min-height: 120px;
      padding: 12px;
      text-align: center;
      text-decoration: none;
      font-size: 13px;
      line-height: 1.3;
      overflow-wrap: anywhere;
      color: var(--text-muted);
      background: var(--bg-code);
      border: 1px dashed var(--text-muted);
      border-radius: 8px;
    }
    a:hover {
      text-decoration: underline;
    }
    :host([small]) a {
      width: 85px;
      height: 85px;
      min-height: 0;
      padding: 4px;
      overflow: hidden;
      font-size: 10px;
    }
    .icon {
      font-size: 1.6em;
    }
    :focus-visible {
      outline: 2px solid var(--brand);
    }
  `;

  /** http, https, or `attachment://`. */
  @property({ attribute: false }) accessor url = '';
  @property({ attribute: false }) accessor description = '';
  @property({ attribute: false }) accessor attachments: MessageView['attachments'] = [];
  @property({ type: Boolean }) accessor spoiler = false;
  /** Whether it is shown as a thumbnail. */
  @property({ type: Boolean, reflect: true }) accessor small = false;

  override render(): TemplateResult {
    return html`<chat-cover ?spoiler=${this.spoiler}>${this.#renderPicture()}</chat-cover>`;
  }

  #renderPicture(): TemplateResult {
    const { url, description, attachments } = this;
    const address = localUrl(url, attachments);
    if (address !== undefined)
      return html`<img src=${address} alt=${description === '' ? 'Image' : description} />`;
    return html`<a
      href=${ifDefined(isWebLink(url) ? url : undefined)}
      title=${url}
      target="_blank"
      rel="noopener noreferrer"
    >
      <span class="icon" aria-hidden="true">🖼️</span>
      <span>${description === '' ? url.replace(/^https?:\/\//u, '') : description}</span>
    </a>`;
  }
}
