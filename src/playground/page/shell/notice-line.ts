import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ActionEvent } from '../events.ts';
import type { Notice } from '../state/notices.ts';
import { controlStyles } from './shared-styles.ts';
import { PageEvent } from '../page-event.ts';

/** Requests that a notice is removed. */
export class DismissEvent extends PageEvent {
  static readonly type = 'dismiss';
  readonly notice: Notice;
  constructor(notice: Notice) {
    super(DismissEvent.type);
    this.notice = notice;
  }
}

/** A notice with its buttons. */
@customElement('chat-notice')
export class ChatNotice extends LitElement {
  @property({ attribute: false }) accessor notice: Notice | undefined;

  static override readonly styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
        margin: 8px 16px 0 72px;
        font-size: 14px;
        color: var(--text-muted);
      }
      .problem {
        color: var(--danger-text);
      }
      span {
        white-space: pre-line;
      }
      @media (max-width: 700px) {
        :host {
          margin-left: 16px;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    if (this.notice === undefined) return nothing;
    const { kind, text, retry } = this.notice;
    if (kind === 'pending') return html`<span>Sending <b>${text}</b>…</span>`;
    return html`
      <span class=${kind}>${text}</span>
      ${retry === undefined ? nothing : html`<button @click=${this.#retry}>Retry</button>`}
      <button @click=${this.#dismiss}>Dismiss</button>
    `;
  }

  #dismiss(): void {
    if (this.notice !== undefined) this.dispatchEvent(new DismissEvent(this.notice));
  }

  #retry(): void {
    const action = this.notice?.retry;
    this.#dismiss();
    if (action !== undefined) this.dispatchEvent(new ActionEvent(action));
  }
}
