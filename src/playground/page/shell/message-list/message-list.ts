import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ChannelView, MessageView, Scene } from '../../../web/protocol.ts';
import type { Notice } from '../../state/notices.ts';
import type { Timeline } from '../../state/timeline.ts';
import { channelIntro } from './channel-intro.ts';
import { isContinuation, dayOf } from './grouping.ts';
import { isForControl, messageStep } from './message-keys.ts';
import { messageListStyles } from './message-list-styles.ts';
import { ScrollPosition } from './scroll-position.ts';
import { controlStyles } from '../shared-styles.ts';
import { PageEvent } from '../../page-event.ts';
import '../../message/message.ts';
import '../notice-line.ts';

/** Requests older messages. */
class OlderEvent extends PageEvent {
  static readonly type = 'older';
  constructor() {
    super(OlderEvent.type);
  }
}

/** Requests that the focus moves on to the message box. */
class PastEndEvent extends PageEvent {
  static readonly type = 'past-end';
  constructor() {
    super(PastEndEvent.type);
  }
}

/** A channel’s messages, newest last. The arrow keys move the focus between them. It stays at the end until the user scrolls away. */
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
  @query('.scroll') private accessor scroller: HTMLElement | null = null;
  readonly #position = new ScrollPosition(this, {
    scroller: () => this.scroller,
    newest: () => this.renderRoot.querySelector('[role="log"] > chat-message:last-of-type'),
  });

  static override readonly styles = [controlStyles, messageListStyles];

  /** Scrolls a message into view, if it is loaded. */
  show(messageId: string): void {
    const message = this.renderRoot.querySelector(`[data-message="${CSS.escape(messageId)}"]`);
    if (message !== null) this.#position.show(message);
  }

  /** Scrolls to the end from any position. */
  scrollToEnd(): void {
    this.#position.scrollToEnd({ isForced: true });
  }

  override firstUpdated(): void {
    const list = this.scroller?.firstElementChild ?? null;
    this.#position.observe([this.scroller, list].filter(each => each !== null));
  }

  override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('channel') && changes.get('channel')?.id !== this.channel?.id) this.#position.reset();
    const before = changes.get('timeline')?.messages ?? [];
    const messages = this.timeline?.messages ?? [];
    if (before.length > 0 && before[0]?.id !== messages[0]?.id) this.#position.onOlderMessages();
    if (changes.has('timeline') && before.at(-1)?.id !== messages.at(-1)?.id) this.#position.onNewMessage();
    if (this.notices.length > (changes.get('notices')?.length ?? this.notices.length))
      this.#position.scrollToEnd();
  }

  override render(): TemplateResult {
    const messages = this.timeline?.messages ?? [];
    return html`
      <div class="scroll" @scroll=${this.#position.onScroll} @keydown=${this.#onKeydown}>
        <div class="list">
          ${this.#intro()}
          <div role="log" aria-label="Messages in ${this.channel?.name ?? 'the channel'}" aria-live="polite">
            ${repeat(
              messages,
              each => each.id,
              (each, index) => this.#entry(each, messages[index - 1]),
            )}
          </div>
          <div role="status">
            ${this.notices.map(each => html`<chat-notice .notice=${each}></chat-notice>`)}
          </div>
        </div>
      </div>
      <div class="typing" role="status">
        ${this.typing.length === 0 ? nothing : html`<b>${this.typing.join(', ')}</b> is typing…`}
      </div>
      ${this.#position.isFarFromEnd ? html`<button class="present" @click=${this.scrollToEnd}>Jump to present</button>` : nothing}
    `;
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (isForControl(event)) return;
    const messages = [...this.renderRoot.querySelectorAll<HTMLElement>('chat-message')];
    const index = messages.findIndex(each => each.matches(':focus-within'));
    const focused = messages[index];
    if (focused === undefined) return;
    const isWithin = focused.shadowRoot?.activeElement !== null;
    const step = messageStep(event.key, { index, isWithin }, messages.length);
    if (step === undefined) return;
    event.preventDefault();
    if (step >= messages.length) this.dispatchEvent(new PastEndEvent());
    else messages[step]?.focus();
  };

  #intro(): TemplateResult | typeof nothing {
    if (this.timeline === undefined || this.channel === undefined) return nothing;
    if (this.timeline.hasMore) {
      return html`<button class="older" @click=${() => this.dispatchEvent(new OlderEvent())}>
        Older messages
      </button>`;
    }
    const { title, text } = channelIntro(this.channel);
    return html`<div class="start">
      <h2>${title}</h2>
      <p>${text}</p>
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
        data-message=${message.id}
        .message=${message}
        .scene=${this.scene}
        .now=${this.now}
        .light=${this.light}
        .continued=${before !== undefined && isContinuation(message, before)}
      ></chat-message>
    `;
  }
}
