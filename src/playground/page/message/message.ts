import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MessageView, Scene } from '../../web/protocol.ts';
import { MessageMenuEvent } from '../events.ts';
import { avatarUrl } from './avatar.ts';
import { readFlags } from './flags.ts';
import './frame.ts';
import { mayReact } from './may-react.ts';
import { MenuGesture } from './menu-gesture.ts';
import { messageBody } from './message-body.ts';
import { messageName } from './message-name.ts';
import { messageStyles } from './message-styles.ts';
import { messageTime } from './message-time.ts';
import type { MessageTime } from './message-time.ts';
import './message-toolbar.ts';
import { displayName } from './names.ts';
import { originLine } from './origin-line.ts';
import { isSystemMessage } from './system-message.ts';

/** The library's own colour for names is of the dark theme, unless all is within an element of its own. */
const NAME_COLOUR = 'var(--text-strong)';

/** A message, with all that is in it and all that can be done with it. */
@customElement('chat-message')
export class ChatMessage extends LitElement {
  static override readonly styles = messageStyles;

  @property({ attribute: false }) accessor message: MessageView | undefined;
  @property({ attribute: false }) accessor scene: Scene | undefined;
  /** ms since the epoch, UTC */
  @property({ attribute: false }) accessor now = 0;
  @property({ type: Boolean }) accessor light = false;
  /** Whether it is drawn without a head, below another of its author. */
  @property({ type: Boolean, reflect: true }) accessor continued = false;

  #time: MessageTime = { long: '', short: '' };

  constructor() {
    super();
    void new MenuGesture(this, ({ x, y, link }) => {
      const { message } = this;
      if (message !== undefined) this.dispatchEvent(new MessageMenuEvent(message, x, y, 'menu', link));
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { message, scene, now } = this;
    if (message === undefined || scene === undefined) return;
    const time = messageTime(Date.parse(message.timestamp), now);
    // Time goes on far more often than what is said of it changes.
    if (!changed.has('message') && !changed.has('scene') && time.long === this.#time.long) return;
    this.#time = time;
    this.setAttribute('role', 'article');
    this.setAttribute('tabindex', '0');
    this.setAttribute('aria-label', messageName(message, { scene, now }));
    this.toggleAttribute('private', readFlags(message.flags).isPrivate);
    this.toggleAttribute('pings', pings(message, scene));
  }

  override render(): TemplateResult | typeof nothing {
    const { message, scene, now, light } = this;
    if (message === undefined || scene === undefined) return nothing;
    const drawn = isSystemMessage(message)
      ? html`<chat-system-message
          .message=${message}
          .scene=${scene}
          .now=${now}
          ?light=${light}
        ></chat-system-message>`
      : this.#renderFrame(message, scene);
    return html`${drawn}<chat-message-toolbar
        .message=${message}
        ?reactable=${mayReact(message, scene)}
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

/** Whether its reader is mentioned in a way that notifies. */
function pings({ mentions, mention_everyone }: MessageView, { me }: Scene): boolean {
  return mention_everyone || mentions.some(each => each.id === me.id);
}
