import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ChannelView, ClockView } from '../../../web/protocol.ts';
import { ICONS } from '../icons.ts';
import { controlStyles } from '../shared-styles.ts';
import { PageEvent } from '../../page-event.ts';
import './clock-control.ts';

/** What the header can toggle. */
export type Toggle = 'channels' | 'wire' | 'theme';

/** Requests that a part of the page is shown or hidden, or the theme changed. */
export class ToggleEvent extends PageEvent {
  static readonly type = 'toggle-part';
  readonly part: Toggle;
  constructor(part: Toggle) {
    super(ToggleEvent.type);
    this.part = part;
  }
}

/** The channel’s name and topic, the clock, and the switches of the page. */
@customElement('chat-header')
export class ChatHeader extends LitElement {
  @property({ attribute: false }) accessor channel: ChannelView | undefined;
  @property({ attribute: false }) accessor clock: ClockView | undefined;
  @property({ attribute: false }) accessor now: () => number = () => 0;
  @property({ type: Boolean }) accessor light = false;
  @property({ type: Boolean }) accessor wire = false;
  @property({ type: Boolean }) accessor channels = false;

  static override readonly styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        min-height: 48px;
        padding: 6px 12px 6px 16px;
        border-bottom: 1px solid var(--border);
      }
      .place {
        display: flex;
        align-items: center;
        gap: 8px;
        min-width: 0;
        flex: 1 1 auto;
      }
      .place svg {
        flex: none;
        color: var(--text-muted);
      }
      h1 {
        margin: 0;
        font-size: 16px;
        color: var(--text-strong);
        overflow-wrap: anywhere;
      }
      /* It takes what the name leaves, and is cut first. */
      .topic {
        flex: 1 1 0;
        width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        padding-inline-start: 8px;
        border-inline-start: 1px solid var(--border);
        font-size: 14px;
        color: var(--text-muted);
      }
      .switches {
        display: flex;
      }
      .icon.channels {
        display: none;
      }
      [aria-expanded='true'],
      [aria-pressed='true'] {
        color: var(--text-strong);
        background: var(--bg-selected);
      }
      @media (max-width: 700px) {
        :host {
          padding: 4px 8px;
        }
        .icon.channels {
          display: inline-grid;
        }
        .topic {
          display: none;
        }
        chat-clock {
          order: 3;
          width: 100%;
        }
      }
    `,
  ];

  override render(): TemplateResult {
    const { channel } = this;
    return html`
      <button
        class="icon channels"
        aria-label="Channels"
        aria-expanded=${this.channels ? 'true' : 'false'}
        @click=${() => this.#toggle('channels')}
      >
        ${ICONS.menu}
      </button>
      <div class="place">
        ${channel === undefined ? nothing : ICONS[channel.kind]}
        <h1>${channel?.name ?? ''}</h1>
        ${
          channel?.topic === null || channel === undefined
            ? nothing
            : html`<span class="topic">${channel.topic}</span>`
        }
      </div>
      <chat-clock .clock=${this.clock} .now=${this.now}></chat-clock>
      <div class="switches">
        <button
          class="icon"
          aria-label=${this.light ? 'Dark theme' : 'Light theme'}
          title=${this.light ? 'Dark theme' : 'Light theme'}
          @click=${() => this.#toggle('theme')}
        >
          ${this.light ? ICONS.dark : ICONS.light}
        </button>
        <button
          class="icon"
          aria-label="Wire view"
          title="Requests and events of the app"
          aria-pressed=${this.wire ? 'true' : 'false'}
          @click=${() => this.#toggle('wire')}
        >
          ${ICONS.wire}
        </button>
      </div>
    `;
  }

  #toggle(part: Toggle): void {
    this.dispatchEvent(new ToggleEvent(part));
  }
}
