import { MessageType } from 'discord-api-types/v10';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ChannelView, MessageView, Scene } from '../../web/protocol.ts';
import type { Notice } from '../state/notices.ts';
import type { Timeline } from '../state/timeline.ts';
import { controlStyles } from './shared-styles.ts';
import '../message/message.ts';

/** Messages of one author within this time stand under one header, ms, as Discord's client has it. */
const TOGETHER = 7 * 60_000;

/** As near to its end the list counts as being read there, px. */
const NEAR_END = 80;

/** Older messages are asked for. */
export class OlderEvent extends Event {
  static readonly type = 'older';
  constructor() {
    super(OlderEvent.type, { bubbles: true, composed: true });
  }
}

/** A notice has been read. */
export class DismissEvent extends Event {
  static readonly type = 'dismiss';
  readonly notice: Notice;
  constructor(notice: Notice) {
    super(DismissEvent.type, { bubbles: true, composed: true });
    this.notice = notice;
  }
}

/** A channel's messages, the newest at the end and in view as long as one reads there. */
@customElement('chat-message-list')
export class ChatMessageList extends LitElement {
  @property({ attribute: false }) accessor scene: Scene | undefined;
  @property({ attribute: false }) accessor channel: ChannelView | undefined;
  @property({ attribute: false }) accessor timeline: Timeline | undefined;
  @property({ attribute: false }) accessor notices: readonly Notice[] = [];
  @property({ attribute: false }) accessor typing: readonly string[] = [];
  /** The playground's time, ms since the epoch, UTC. */
  @property({ attribute: false }) accessor now = 0;
  @property({ type: Boolean }) accessor light = false;
  /** Whether the reader is somewhere above, and the end is out of view. */
  @state() private accessor isAway = false;
  @query('.scroll') private accessor scroller: HTMLElement | null = null;
  readonly #growth = new ResizeObserver(() => {
    this.#keepEnd();
  });

  static override readonly styles = [
    controlStyles,
    css`
      :host {
        position: relative;
        display: flex;
        flex-direction: column;
        min-height: 0;
        flex: 1;
      }
      .scroll {
        overflow-y: auto;
        overflow-anchor: none;
        flex: 1;
        min-height: 0;
      }
      .list {
        display: flex;
        flex-direction: column;
        justify-content: flex-end;
        min-height: 100%;
        padding-bottom: 16px;
      }
      .day {
        display: flex;
        align-items: center;
        gap: 8px;
        margin: 16px 16px 8px;
        font-size: 12px;
        font-weight: 600;
        color: var(--text-muted);
      }
      .day::before,
      .day::after {
        content: '';
        flex: 1;
        border-top: 1px solid var(--border);
      }
      .notice {
        display: flex;
        align-items: center;
        gap: 8px;
        margin: 8px 16px 0 72px;
        font-size: 14px;
        color: var(--text-muted);
      }
      .problem {
        color: var(--danger-text);
      }
      .older {
        align-self: center;
        margin: 12px;
        background: var(--bg-input);
      }
      .start {
        margin: 24px 16px 8px;
      }
      .start h2 {
        margin: 0;
        color: var(--text-strong);
        font-size: 24px;
      }
      .start p {
        margin: 4px 0 0;
        color: var(--text-muted);
      }
      .present {
        position: absolute;
        inset: auto 16px 4px;
        background: var(--brand);
        color: #fff;
      }
      .typing {
        min-height: 20px;
        padding: 0 16px;
        font-size: 13px;
        color: var(--text-muted);
      }
      @media (max-width: 700px) {
        .notice {
          margin-left: 16px;
        }
      }
    `,
  ];

  override firstUpdated(): void {
    const list = this.scroller?.firstElementChild ?? null;
    for (const each of [this.scroller, list]) if (each !== null) this.#growth.observe(each);
  }

  override disconnectedCallback(): void {
    this.#growth.disconnect();
    super.disconnectedCallback();
  }

  override willUpdate(changes: PropertyValues<this>): void {
    const isElsewhere = changes.has('channel') && changes.get('channel')?.id !== this.channel?.id;
    if (isElsewhere) this.isAway = false;
  }

  override updated(): void {
    this.#keepEnd();
  }

  override render(): TemplateResult {
    const messages = this.timeline?.messages ?? [];
    return html`
      <div class="scroll" @scroll=${this.#onScroll}>
        <div class="list">
          ${this.#beginning()}
          <div role="log" aria-label="Messages in ${this.channel?.name ?? 'the channel'}" aria-live="polite">
            ${repeat(
              messages,
              each => each.id,
              (each, index) => this.#entry(each, messages[index - 1]),
            )}
          </div>
          <div role="status">${this.notices.map(each => this.#notice(each))}</div>
        </div>
      </div>
      <div class="typing" role="status">
        ${this.typing.length === 0 ? nothing : html`<b>${this.typing.join(', ')}</b> is typing…`}
      </div>
      ${this.isAway ? html`<button class="present" @click=${this.#toPresent}>Jump to present</button>` : nothing}
    `;
  }

  #beginning(): TemplateResult | typeof nothing {
    if (this.timeline === undefined || this.channel === undefined) return nothing;
    if (this.timeline.hasMore) {
      return html`<button class="older" @click=${() => this.dispatchEvent(new OlderEvent())}>
        Older messages
      </button>`;
    }
    const { kind, name, topic } = this.channel;
    const title = kind === 'text' ? `Welcome to #${name}!` : name;
    return html`<div class="start">
      <h2>${title}</h2>
      <p>${topic ?? 'This is the beginning.'}</p>
    </div>`;
  }

  #entry(message: MessageView, before: MessageView | undefined): TemplateResult {
    const day = dayOf(message);
    return html`
      ${
        before === undefined || dayOf(before) !== day
          ? html`<div class="day" role="separator">${day}</div>`
          : nothing
      }
      <chat-message
        .message=${message}
        .scene=${this.scene}
        .now=${this.now}
        .light=${this.light}
        .continued=${before !== undefined && continues(message, before)}
      ></chat-message>
    `;
  }

  #notice(notice: Notice): TemplateResult {
    if (notice.kind === 'pending') {
      return html`<div class="notice">Sending <b>${notice.text}</b>…</div>`;
    }
    return html`<div class="notice problem">
      <span>${notice.text}</span>
      <button @click=${() => this.dispatchEvent(new DismissEvent(notice))}>Dismiss</button>
    </div>`;
  }

  #onScroll(): void {
    if (this.scroller === null) return;
    const { scrollTop, clientHeight, scrollHeight } = this.scroller;
    this.isAway = scrollHeight - scrollTop - clientHeight > NEAR_END;
  }

  #keepEnd(): void {
    if (!this.isAway) this.scroller?.scrollTo({ top: this.scroller.scrollHeight });
  }

  #toPresent(): void {
    this.isAway = false;
    this.#keepEnd();
  }
}

function dayOf({ timestamp }: MessageView): string {
  return new Date(timestamp).toLocaleDateString(undefined, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  });
}

/** Whether a message goes on where the one before ended, so that it needs no header of its own. */
function continues(message: MessageView, before: MessageView): boolean {
  return (
    message.author.id === before.author.id &&
    message.type === MessageType.Default &&
    message.interaction === undefined &&
    message.repliedTo === undefined &&
    Date.parse(message.timestamp) - Date.parse(before.timestamp) < TOGETHER &&
    dayOf(message) === dayOf(before)
  );
}
