import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MessageView } from '../../web/protocol.ts';
import { MessageMenuEvent } from '../events.ts';
import { addReaction } from './reactions/add-reaction.ts';

/** The buttons at the corner of a message; they stay in view while a message is taller than the window. */
@customElement('chat-message-toolbar')
export class ChatMessageToolbar extends LitElement {
  static override readonly styles = css`
    .bar {
      position: sticky;
      top: 6px;
      display: flex;
      pointer-events: var(--toolbar-pointer-events, none);
      background: var(--bg-chat);
      border: 1px solid var(--border);
      border-radius: 8px;
      box-shadow: var(--shadow);
    }
    button {
      display: grid;
      place-content: center;
      width: 32px;
      height: 30px;
      padding: 0;
      color: var(--text-muted);
      background: none;
      border: 0;
      border-radius: 6px;
      cursor: pointer;
    }
    button:hover {
      color: var(--text-strong);
      background: var(--bg-hover);
    }
    svg {
      width: 20px;
      height: 20px;
    }
    :focus-visible {
      outline: 2px solid var(--brand);
    }
  `;

  @property({ attribute: false }) accessor message: MessageView | undefined;
  /** Whether the viewer may react to the message. */
  @property({ type: Boolean }) accessor reactable = false;

  override render(): TemplateResult {
    return html`<div class="bar">
      ${this.reactable && this.message !== undefined ? addReaction(this.message) : nothing}<button
        aria-label="More"
        title="More"
        aria-haspopup="menu"
        @click=${this.#openMenu}
      >
        ${MORE}
      </button>
    </div>`;
  }

  readonly #openMenu = ({ currentTarget }: Event): void => {
    if (this.message === undefined || !(currentTarget instanceof HTMLElement)) return;
    const { left, bottom } = currentTarget.getBoundingClientRect();
    this.dispatchEvent(new MessageMenuEvent(this.message, left, bottom));
  };
}

const MORE = html`<svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
  <circle cx="5" cy="12" r="2" />
  <circle cx="12" cy="12" r="2" />
  <circle cx="19" cy="12" r="2" />
</svg>`;
