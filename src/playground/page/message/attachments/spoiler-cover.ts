import { css, html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

/** Covers its content until it is clicked, if the content is a spoiler. */
@customElement('chat-cover')
export class ChatCover extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      position: relative;
      max-width: 100%;
    }
    .covered {
      filter: blur(24px);
      opacity: 0.4;
    }
    .clip {
      overflow: hidden;
      border-radius: 8px;
    }
    button {
      position: absolute;
      inset: 0;
      width: 100%;
      background: none;
      border: 0;
      border-radius: 8px;
      cursor: pointer;
    }
    button span {
      padding: 6px 12px;
      border-radius: 16px;
      background: rgb(0 0 0 / 75%);
      color: #fff;
      font: 600 14px var(--font);
      letter-spacing: 0.04em;
    }
    :focus-visible {
      outline: 2px solid var(--brand);
    }
  `;

  /** Whether the content is a spoiler. */
  @property({ type: Boolean }) accessor spoiler = false;
  @state() private accessor isOpen = false;

  override render(): TemplateResult {
    if (!this.spoiler || this.isOpen) return html`<slot></slot>`;
    return html`<div class="clip">
        <div class="covered" inert><slot></slot></div>
      </div>
      <button aria-label="Spoiler: show it" @click=${this.#open}><span>SPOILER</span></button>`;
  }

  readonly #open = (): void => {
    this.isOpen = true;
  };
}
