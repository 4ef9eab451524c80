import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MessageView, Scene } from '../../web/protocol.ts';
import { MessageMenuEvent } from '../events.ts';
import { avatarUrl } from './avatar.ts';
import { readFlags } from './flags.ts';
import './message-frame.ts';
import { canReact } from './reactions/can-react.ts';
import { MenuGesture } from './gestures/menu-gesture.ts';
import { messageBody } from './message-body.ts';
import { accessibleName } from './accessible-name.ts';
import { messageStyles } from './message-styles.ts';
import { messageTime } from './message-time.ts';
import type { MessageTime } from './message-time.ts';
import './message-toolbar.ts';
import { displayName } from './user.ts';
import { originLine } from './header/origin-line.ts';
import './system-message.ts';
import { isSystemMessage } from './system-message-icons.ts';

/** By default the library takes its name colour from the dark theme. */
const NAME_COLOUR = 'var(--text-strong)';

/** A message with its content and its controls. */
@customElement('chat-message')
export class ChatMessage extends LitElement {
  static override readonly styles = messageStyles;

  @property({ attribute: false }) accessor message: MessageView | undefined;
  @property({ attribute: false }) accessor scene: Scene | undefined;
  /** ms since the epoch, UTC */
  @property({ attribute: false }) accessor now = 0;
  @property({ type: Boolean }) accessor light = false;
  /** Whether it is shown without a header, below another message of its author. */
  @property({ type: Boolean, reflect: true }) accessor continued = false;

  #time: MessageTime = { long: '', short: '' };

  constructor() {
    super();
    void new MenuGesture(this, ({ x, y, link }) => {
      const { message } = this;
      if (message !== undefined) this.dispatchEvent(new MessageMenuEvent(message, x, y, 'entries', link));
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { message, scene, now } = this;
    if (message === undefined || scene === undefined) return;
    const time = messageTime(Date.parse(message.timestamp), now);
    // The clock changes far more often than the displayed time.
    if (!changed.has('message') && !changed.has('scene') && time.long === this.#time.long) return;
    this.#time = time;
    this.setAttribute('role', 'article');
    this.setAttribute('tabindex', '0');
    this.setAttribute('aria-label', accessibleName(message, { scene, now }));
    this.toggleAttribute('private', readFlags(message.flags).isPrivate);
    this.toggleAttribute('pings', mentionsViewer(message, scene));
  }

  override render(): TemplateResult | typeof nothing {
    const { message, scene, now, light } = this;
    if (message === undefined || scene === undefined) return nothing;
    const content = isSystemMessage(message)
      ? html`<chat-system-message
          .message=${message}
          .scene=${scene}
          .now=${now}
          ?light=${light}
        ></chat-system-message>`
      : this.#renderFrame(message, scene);
    return html`${content}<chat-message-toolbar
        .message=${message}
        ?reactable=${canReact(message, scene)}
      ></chat-message-toolbar>`;
  }

  #renderFrame(message: MessageView, scene: Scene): TemplateResult {
    const { now, light, continued } = this;
    const time = this.#time;
    const { author } = message;
    return html`<chat-frame
      .author=${displayName(author)}
      .avatar=${avatarUrl(author)}
      .bot=${author.bot}
      .roleColor=${NAME_COLOUR}
      .timestamp=${continued ? time.short : time.long}
      .messageBodyOnly=${continued}
      .edited=${message.edited_timestamp !== null && message.content !== ''}
      ?light-theme=${light}
    >
      ${originLine(message, { scene, now }, light)} ${messageBody(message, { scene, now })}
    </chat-frame>`;
  }
}

/** Returns true if the message notifies the viewer by a mention. */
function mentionsViewer({ mentions, mention_everyone }: MessageView, { me }: Scene): boolean {
  return mention_everyone || mentions.some(each => each.id === me.id);
}
