import '@skyra/discord-components-core/discord-system-message.js';
import { MessageType } from 'discord-api-types/payloads/v10';
import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MessageView, Scene } from '../../web/protocol.ts';
import { OpenChannelEvent, ShowMessageEvent } from '../events.ts';
import '../markdown/markdown.ts';
import { messageTime } from './message-time.ts';
import { SYSTEM_MESSAGE_ICONS } from './system-message-icons.ts';
import { displayName } from './user.ts';

/** A message that Discord itself writes, such as “pinned a message” or “started a thread”. */
@customElement('chat-system-message')
export class ChatSystemMessage extends LitElement {
  static override readonly styles = css`
    discord-system-message {
      margin: 0;
      padding: 2px 16px;
      color: var(--text-muted);
      font-family: var(--font);
    }
    strong {
      color: var(--text-strong);
      font-weight: 600;
    }
    time {
      margin-left: 4px;
      font-size: 12px;
    }
    chat-markdown {
      padding: 4px 12px;
      color: var(--text);
      border-left: 4px solid var(--border);
    }
    button {
      padding: 0;
      font: inherit;
      color: var(--link);
      background: none;
      border: 0;
      cursor: pointer;
    }
    button:hover {
      text-decoration: underline;
    }
    :focus-visible {
      outline: 2px solid var(--brand);
    }
  `;

  @property({ attribute: false }) accessor message: MessageView | undefined;
  @property({ attribute: false }) accessor scene: Scene | undefined;
  /** ms since the epoch, UTC */
  @property({ attribute: false }) accessor now = 0;
  @property({ type: Boolean }) accessor light = false;

  override render(): TemplateResult | typeof nothing {
    const { message, now, light } = this;
    if (message === undefined) return nothing;
    const at = Date.parse(message.timestamp);
    // The library’s own time has too little contrast.
    return html`<discord-system-message
      type=${SYSTEM_MESSAGE_ICONS.get(message.type) ?? 'edit'}
      .timestamp=${''}
      ?light-theme=${light}
    >
      ${this.#renderText(message)}<time datetime=${message.timestamp}>${messageTime(at, now).long}</time
      >${this.#renderStarter(message)}
    </discord-system-message>`;
  }

  #renderText(message: MessageView): TemplateResult {
    const author = html`<strong>${displayName(message.author)}</strong>`;
    const { type } = message;
    if (type === MessageType.ChannelPinnedMessage)
      return html`${author} pinned ${this.#renderPinned(message)} to this channel.`;
    if (type === MessageType.ThreadCreated)
      return html`${author} started a thread: ${this.#renderThread(message)}.`;
    if (type === MessageType.ThreadStarterMessage)
      return html`This thread began with a message${starterText(message)}.`;
    if (type === MessageType.PollResult) return this.#renderPollResult(message);
    if (type === MessageType.UserJoin) return html`${author} joined the server.`;
    return html`${author} changed the channel’s name: <strong>${message.content}</strong>`;
  }

  #renderPollResult(message: MessageView): TemplateResult {
    const fields = message.embeds[0]?.fields ?? [];
    const valueOf = (name: string): string | undefined => fields.find(each => each.name === name)?.value;
    const winner = valueOf('victor_answer_text') ?? 'no single answer';
    return html`${this.#renderPinned(message, 'The poll')}
      <strong>${valueOf('poll_question_text')}</strong> has ended: <strong>${winner}</strong>.`;
  }

  #renderPinned({ message_reference }: MessageView, label = 'a message'): TemplateResult {
    const id = message_reference?.message_id;
    if (id === undefined) return html`${label}`;
    const show = (): void => {
      this.dispatchEvent(new ShowMessageEvent(id));
    };
    return html`<button title="Jump to the message" @click=${show}>${label}</button>`;
  }

  /** Renders the message that a thread started from, if it has text. */
  #renderStarter({ type, repliedTo }: MessageView): TemplateResult | typeof nothing {
    const content = repliedTo?.content ?? '';
    if (type !== MessageType.ThreadStarterMessage || content === '') return nothing;
    return html`<chat-markdown .text=${content} .scene=${this.scene} .now=${this.now}></chat-markdown>`;
  }

  #renderThread({ content, thread, message_reference }: MessageView): TemplateResult {
    const id = thread?.id ?? message_reference?.channel_id;
    const name = thread?.name ?? (content === '' ? 'a thread' : content);
    if (id === undefined) return html`<strong>${name}</strong>`;
    const go = (): void => {
      this.dispatchEvent(new OpenChannelEvent(id));
    };
    return html`<button @click=${go}>${name}</button>`;
  }
}

function starterText({ repliedTo }: MessageView): TemplateResult | string {
  if (!repliedTo) return ' that was deleted';
  return html` of <strong>${displayName(repliedTo.author)}</strong>`;
}
