import { css, html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';

/** Text that is covered until it is clicked. A `<button>` would not wrap across lines as text does. */
@customElement('chat-spoiler')
export class ChatSpoiler extends LitElement {
  static override readonly styles = css`
    span[role] {
      background: var(--spoiler);
      border-radius: 4px;
      cursor: pointer;
    }
    span[role]:focus-visible {
      outline: 2px solid var(--brand);
    }
    span[inert] {
      opacity: 0;
    }
    .open {
      background: var(--bg-selected);
      border-radius: 4px;
    }
  `;

  @state() private accessor isOpen = false;

  override render(): TemplateResult {
    if (this.isOpen) return html`<span class="open"><slot></slot></span>`;
    return html`<span
      role="button"
      tabindex="0"
      aria-label="Spoiler: show it"
      @click=${this.#open}
      @keydown=${this.#openByKey}
      ><span inert><slot></slot></span
    ></span>`;
  }

  readonly #open = (): void => {
    this.isOpen = true;
  };

  readonly #openByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    this.isOpen = true;
  };
}
