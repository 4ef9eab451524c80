import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ChannelView, EventView, Scene } from '../../web/protocol.ts';
import { OpenChannelEvent } from '../events.ts';
import { LOCALE } from '../locale.ts';
import { ICONS } from './icons.ts';
import { controlStyles } from './shared-styles.ts';
import { threadsInList } from './threads-in-list.ts';

const EVENT_TIME: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
};

/** The server's channels with their threads, and the direct messages. */
@customElement('chat-channel-list')
export class ChatChannelList extends LitElement {
  @property({ attribute: false }) accessor scene: Scene | undefined;
  /** The id of the channel in view. */
  @property({ attribute: false }) accessor current: string | undefined;
  @property({ attribute: false }) accessor unread: ReadonlySet<string> = new Set();
  /** Counts the state’s changes, because `unread` changes in place. */
  @property({ attribute: false }) accessor revision = 0;
  /** Ids of the channels with all threads in view. */
  @state() private accessor expanded: ReadonlySet<string> = new Set();

  static override readonly styles = [
    controlStyles,
    css`
      :host {
        display: block;
        overflow-y: auto;
        padding: 8px;
      }
      h2 {
        margin: 16px 8px 4px;
        font-size: 12px;
        font-weight: 600;
        color: var(--text-muted);
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      ul ul {
        margin-left: 22px;
        font-size: 14px;
      }
      button {
        display: flex;
        align-items: center;
        gap: 6px;
        width: 100%;
        text-align: start;
        color: var(--text-muted);
        font-weight: 500;
      }
      button span[aria-hidden] {
        flex: none;
      }
      button span:not([aria-hidden]) {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      svg {
        flex: none;
      }
      [aria-current] {
        background: var(--bg-selected);
        color: var(--text-strong);
      }
      .unread {
        color: var(--text-strong);
        font-weight: 700;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    if (this.scene === undefined) return nothing;
    const { channels } = this.scene;
    const direct = channels.filter(each => each.kind === 'dm');
    const top = channels.filter(each => each.kind === 'text' || each.kind === 'forum');
    return html`
      <h2 id="channels">Channels</h2>
      <ul aria-labelledby="channels">
        ${repeat(
          top,
          each => each.id,
          each => html`<li>${this.#entry(each)}${this.#threadsOf(each, channels)}</li>`,
        )}
      </ul>
      ${this.#events(this.scene.events, channels)}
      <h2 id="direct">Direct messages</h2>
      <ul aria-labelledby="direct">
        ${repeat(
          direct,
          each => each.id,
          each => html`<li>${this.#entry(each)}</li>`,
        )}
      </ul>
    `;
  }

  /** The scheduled events; one that takes place in a channel or thread opens it. */
  #events(events: readonly EventView[], channels: readonly ChannelView[]): TemplateResult | typeof nothing {
    if (events.length === 0) return nothing;
    return html`<h2 id="events">Events</h2>
      <ul aria-labelledby="events">
        ${repeat(
          events,
          each => each.id,
          each => html`<li>${this.#event(each, channels)}</li>`,
        )}
      </ul>`;
  }

  #event(event: EventView, channels: readonly ChannelView[]): TemplateResult {
    const place = channels.find(each => event.location.endsWith(`/${each.id}`));
    const when = event.isActive ? 'now' : new Date(event.startsAt).toLocaleString(LOCALE, EVENT_TIME);
    return html`<button
      title=${event.description}
      ?disabled=${place === undefined}
      @click=${() => {
        if (place !== undefined) this.dispatchEvent(new OpenChannelEvent(place.id));
      }}
    >
      <span aria-hidden="true">📅</span><span>${when}: ${event.name}</span>
    </button>`;
  }

  #threadsOf(parent: ChannelView, channels: readonly ChannelView[]): TemplateResult | typeof nothing {
    const threads = channels.filter(each => each.parentId === parent.id);
    if (threads.length === 0) return nothing;
    const { listed, others } = threadsInList(threads, this.current);
    const isExpanded = this.expanded.has(parent.id);
    return html`<ul aria-label="Threads of ${parent.name}">
      ${repeat(
        isExpanded ? [...listed, ...others] : listed,
        each => each.id,
        each => html`<li>${this.#entry(each)}</li>`,
      )}
      ${others.length === 0 ? nothing : html`<li>${this.#moreThreads(parent, others, isExpanded)}</li>`}
    </ul>`;
  }

  #moreThreads(parent: ChannelView, others: readonly ChannelView[], isExpanded: boolean): TemplateResult {
    const archived = others.every(each => each.isArchived) ? 'archived' : 'more';
    const words = `${others.length} ${archived} ${others.length === 1 ? 'thread' : 'threads'}`;
    return html`<button
      aria-expanded=${isExpanded ? 'true' : 'false'}
      @click=${() => {
        this.expanded = toggled(this.expanded, parent.id);
      }}
    >
      <span>${isExpanded ? 'Fewer threads' : words}</span>
    </button>`;
  }

  #entry(channel: ChannelView): TemplateResult {
    const isUnread = this.unread.has(channel.id);
    return html`<button
      class=${isUnread ? 'unread' : ''}
      aria-current=${channel.id === this.current ? 'page' : nothing}
      aria-label="${channel.name}${channel.isArchived ? ', archived' : ''}${isUnread ? ', unread' : ''}"
      @click=${() => this.dispatchEvent(new OpenChannelEvent(channel.id))}
    >
      ${ICONS[channel.kind]}<span>${channel.name}</span>
    </button>`;
  }
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}
