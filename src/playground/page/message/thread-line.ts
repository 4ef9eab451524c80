import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MessageView } from '../../web/protocol.ts';
import { OpenChannelEvent } from '../events.ts';

/** A link to the thread of a message. The library’s is not used because it is not a button. */
@customElement('chat-thread-line')
export class ChatThreadLine extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      max-width: 480px;
      margin-top: 8px;
    }
    button {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 8px;
      width: 100%;
      padding: 8px 12px;
      font: 14px/18px var(--font);
      text-align: left;
      color: var(--text-muted);
      background: var(--bg-card);
      border: 1px solid var(--border);
      border-radius: 8px;
      cursor: pointer;
    }
    button:hover {
      background: var(--bg-hover);
    }
    .name {
      min-width: 0;
      overflow-wrap: anywhere;
      font-weight: 600;
      color: var(--text-strong);
    }
    .count {
      color: var(--link);
      font-weight: 500;
      white-space: nowrap;
    }
    :focus-visible {
      outline: 2px solid var(--brand);
    }
  `;

  @property({ attribute: false }) accessor thread: MessageView['thread'];

  override render(): TemplateResult | typeof nothing {
    const { thread } = this;
    if (thread === undefined) return nothing;
    const { id, name, messageCount } = thread;
    return html`<button
      @click=${() => {
        this.dispatchEvent(new OpenChannelEvent(id));
      }}
    >
      <span class="name">${name}</span>
      <span class="count">${messageCount === 1 ? '1 message' : `${messageCount} messages`} ›</span>
    </button>`;
  }
}
