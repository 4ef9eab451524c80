import { css, html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { MessageView, PollView } from '../../web/protocol.ts';
import { messageTime } from './message-time.ts';
import { sendAction } from './send-action.ts';

/** The poll of a message. A press chooses an answer; another press of it takes the vote back. */
@customElement('chat-poll')
export class ChatPoll extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      max-width: 440px;
      margin-top: 4px;
      padding: 12px;
      background: var(--bg-card);
      border: 1px solid var(--border);
      border-radius: 8px;
    }
    h3 {
      margin: 0 0 8px;
      font: 600 16px/20px var(--font);
      color: var(--text-strong);
    }
    button {
      position: relative;
      display: flex;
      gap: 8px;
      justify-content: space-between;
      width: 100%;
      min-height: 36px;
      margin-top: 6px;
      padding: 6px 10px;
      overflow: hidden;
      font: 500 14px/20px var(--font);
      text-align: start;
      color: var(--text);
      background: var(--bg-chat);
      border: 1px solid transparent;
      border-radius: 8px;
      cursor: pointer;
    }
    button:disabled {
      cursor: default;
    }
    [aria-pressed='true'] {
      background: var(--bg-reaction-mine);
      border-color: var(--brand);
    }
    .count {
      flex: none;
    }
    p {
      margin: 8px 0 0;
      font: 12px/16px var(--font);
      color: var(--text-muted);
    }
    :focus-visible {
      outline: 2px solid var(--brand);
      outline-offset: 1px;
    }
  `;

  @property({ attribute: false }) accessor message: MessageView | undefined;
  /** ms since the epoch, UTC */
  @property({ attribute: false }) accessor now = 0;
  @state() private accessor isSending = false;

  override render(): TemplateResult | typeof nothing {
    const poll = this.message?.poll;
    if (poll === undefined) return nothing;
    const isOver = poll.isFinalized || poll.expiresAt <= this.now;
    const votes = poll.answers.reduce((sum, { count }) => sum + count, 0);
    const end = messageTime(poll.expiresAt, this.now).long;
    return html`<h3>${poll.question}</h3>
      ${poll.answers.map(answer => this.#renderAnswer(answer, poll, isOver))}
      <p>${votes} ${votes === 1 ? 'vote' : 'votes'} • ${isOver ? 'Poll closed' : `Ends ${end}`}</p>`;
  }

  #renderAnswer(answer: PollView['answers'][number], poll: PollView, isOver: boolean): TemplateResult {
    return html`<button
      aria-pressed=${answer.me ? 'true' : 'false'}
      ?disabled=${isOver || this.isSending}
      @click=${() => this.#choose(answer.id, poll)}
    >
      <span>${answer.text}</span>
      <span class="count">${answer.count}</span>
    </button>`;
  }

  async #choose(id: number, { answers, allowsMultiselect }: PollView): Promise<void> {
    const { message } = this;
    if (message === undefined) return;
    const mine = answers.filter(each => each.me).map(each => each.id);
    const others = allowsMultiselect ? mine.filter(each => each !== id) : [];
    const chosen = mine.includes(id) ? others : [...others, id];
    this.isSending = true;
    await sendAction(this, { kind: 'vote_poll', message: message.id, answers: chosen });
    this.isSending = false;
  }
}
