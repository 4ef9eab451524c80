import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ClockMove, ClockView } from '../../../web/protocol.ts';
import { ActionEvent } from '../../events.ts';
import { LOCALE } from '../../locale.ts';
import { ICONS } from '../icons.ts';
import { controlStyles } from '../shared-styles.ts';

/** Interval of updates; the time is shown without seconds. */
const REDRAW_MS = 1000;

/** The playground’s time, with buttons to move it. */
@customElement('chat-clock')
export class ChatClock extends LitElement {
  @property({ attribute: false }) accessor clock: ClockView | undefined;
  /** The playground's time, ms since the epoch, UTC. */
  @property({ attribute: false }) accessor now: () => number = () => 0;
  @state() private accessor shown = 0;
  /** Whether a request of this element is pending. */
  @state() private accessor isSending = false;
  #timer = 0;

  static override readonly styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px;
        font-size: 14px;
      }
      time {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        color: var(--text-strong);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      time svg {
        color: var(--text-muted);
      }
      .moved {
        color: var(--link);
      }
      button {
        background: var(--bg-input);
        font-size: 13px;
        padding: 4px 10px;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = window.setInterval(() => {
      this.shown = this.now();
    }, REDRAW_MS);
  }

  override disconnectedCallback(): void {
    window.clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('clock')) this.shown = this.now();
  }

  override render(): TemplateResult | typeof nothing {
    if (this.clock === undefined) return nothing;
    const { ahead, next } = this.clock;
    const isMoving = this.clock.isMoving || this.isSending;
    const time = new Date(this.shown);
    return html`
      <time datetime=${time.toISOString()} class=${ahead === 0 ? '' : 'moved'} title="The playground’s time">
        ${ICONS.clock}${time.toLocaleString(LOCALE, {
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          hour: '2-digit',
          minute: '2-digit',
        })}
      </time>
      ${this.#button('next', 'Next slot', isMoving || next === null, nextTitle(next))}
      ${this.#button('day', '+1 day', isMoving, 'Moves the time forward by a day, past every slot on the way')}
      ${this.#button('present', 'Now', isMoving || ahead === 0, 'Back to real time; what happened ahead of it stays')}
    `;
  }

  #button(to: ClockMove, label: string, disabled: boolean, title: string): TemplateResult {
    return html`<button ?disabled=${disabled} title=${title} @click=${() => this.#move(to)}>
      ${label}
    </button>`;
  }

  async #move(to: ClockMove): Promise<void> {
    const event = new ActionEvent({ kind: 'move_clock', to });
    this.isSending = true;
    this.dispatchEvent(event);
    // A failure is shown among the channel’s notices.
    await event.result?.catch(() => undefined);
    this.isSending = false;
  }
}

function nextTitle(next: number | null): string {
  if (next === null) return 'Nothing is planned. Create a schedule first.';
  return `Moves the time to the next slot: ${new Date(next).toLocaleString(LOCALE)}`;
}
