import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ChatComposer } from '../composer/composer.ts';
import type { PlaygroundClient } from '../playground-client.ts';
import type { ChatState } from '../state/chat-state.ts';
import type { ChatMessageList } from './message-list/message-list.ts';
import type { DismissEvent } from './notice-line.ts';
import '../composer/composer.ts';
import './forum/forum-view.ts';
import './message-list/message-list.ts';
import './notice-line.ts';

/**
 * Resolution of the time that messages receive. It is rounded up, so that a new message is not in the future; with each
 * step relative times such as “an hour ago” are rendered again.
 */
export const TIME_STEP_MS = 10_000;

/** The channel in view: its messages and the message box, or a forum’s posts. */
@customElement('chat-channel-pane')
export class ChatChannelPane extends LitElement {
  @property({ attribute: false }) accessor chat: ChatState | undefined;
  @property({ attribute: false }) accessor client: PlaygroundClient | undefined;
  @property({ type: Boolean }) accessor light = false;
  /** Counts the state’s changes, because `chat` changes in place. */
  @property({ attribute: false }) accessor revision = 0;
  @query('chat-composer') private accessor composer: ChatComposer | null = null;
  @query('chat-message-list') private accessor list: ChatMessageList | null = null;

  static override readonly styles = css`
    :host {
      display: flex;
      flex-direction: column;
      flex: 1;
      min-height: 0;
    }
    chat-composer {
      padding: 0 16px 20px;
    }
    @media (max-width: 700px) {
      chat-composer {
        padding: 0 8px 8px;
      }
    }
  `;

  /** Focuses the message box, if there is one. */
  focusBox(): void {
    this.composer?.focusBox();
  }

  /** Scrolls to the end of the channel, where responses appear. */
  scrollToEnd(): void {
    this.list?.scrollToEnd();
  }

  /** Scrolls a message into view after it is rendered. */
  async show(messageId: string): Promise<void> {
    await new Promise(requestAnimationFrame);
    await this.updateComplete;
    await this.list?.updateComplete;
    await new Promise(requestAnimationFrame);
    this.list?.show(messageId);
  }

  override render(): TemplateResult | typeof nothing {
    const { chat } = this;
    if (chat === undefined) return nothing;
    if (chat.channel?.kind === 'forum') {
      return html`
        <chat-forum .scene=${chat.scene} .channel=${chat.channel}></chat-forum>
        <div role="status" @dismiss=${({ notice }: DismissEvent) => chat.dismiss(notice)}>
          ${chat.notices.map(each => html`<chat-notice .notice=${each}></chat-notice>`)}
        </div>
      `;
    }
    return html`
      <chat-message-list
        .scene=${chat.scene}
        .channel=${chat.channel}
        .timeline=${chat.timeline}
        .notices=${chat.notices}
        .typing=${chat.typing}
        .now=${Math.ceil(chat.now() / TIME_STEP_MS) * TIME_STEP_MS}
        .light=${this.light}
        @older=${() => chat.loadOlder()}
        @past-end=${() => this.focusBox()}
        @dismiss=${({ notice }: DismissEvent) => chat.dismiss(notice)}
      ></chat-message-list>
      <chat-composer
        .client=${this.client}
        .scene=${chat.scene}
        .channel=${chat.channel}
        .commands=${chat.commands}
      ></chat-composer>
    `;
  }
}
