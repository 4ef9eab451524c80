import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ChannelView, WireEntry } from '../../web/protocol.ts';
import { LOCALE } from '../locale.ts';
import { controlStyles } from './shared-styles.ts';

/** The entries that are shown. */
type Filter = 'all' | WireEntry['kind'] | 'refused';

const FILTERS: readonly (readonly [Filter, string])[] = [
  ['all', 'All'],
  ['request', 'Requests'],
  ['event', 'Events'],
  ['refused', 'Refused'],
];

/** Texts for an empty list. */
const EMPTY_TEXTS: Readonly<Record<Filter, string>> = {
  all: 'Nothing yet.',
  request: 'No requests yet.',
  event: 'No events yet.',
  refused: 'No refused requests yet.',
};

/** Only the newest entries are rendered. */
const MAX_ENTRIES = 100;

/** Requests and events between the app and the emulator, newest first, with the emulator’s refusals. */
@customElement('chat-wire')
export class ChatWire extends LitElement {
  @property({ attribute: false }) accessor entries: readonly WireEntry[] = [];
  /** Those that the viewer can see, whose names are shown beside their ids. */
  @property({ attribute: false }) accessor channels: readonly ChannelView[] = [];
  @state() private accessor filter: Filter = 'all';

  static override readonly styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
        font-size: 13px;
      }
      h2 {
        margin: 12px 12px 0;
        font-size: 16px;
        color: var(--text-strong);
      }
      p {
        margin: 2px 12px 6px;
        color: var(--text-muted);
      }
      .filters {
        display: flex;
        gap: 4px;
        padding: 0 12px 8px;
      }
      .filters [aria-pressed='true'] {
        background: var(--bg-selected);
        color: var(--text-strong);
      }
      ol {
        overflow-y: auto;
        flex: 1;
        margin: 0;
        padding: 0 12px 12px;
        list-style: none;
      }
      summary {
        display: flex;
        gap: 8px;
        padding: 4px;
        border-radius: 4px;
        cursor: pointer;
        font-family: var(--mono);
        font-size: 12px;
      }
      summary:hover {
        background: var(--bg-hover);
      }
      .title {
        flex: 1;
        overflow-wrap: anywhere;
      }
      .channel {
        color: var(--text-muted);
      }
      .sign {
        flex: none;
        width: 1.5em;
        color: var(--text-muted);
      }
      time {
        margin: 0 4px;
        color: var(--text-muted);
      }
      .verdict {
        flex: none;
        color: var(--text-muted);
      }
      .refused {
        color: var(--danger-text);
      }
      pre {
        overflow-x: auto;
        margin: 4px 0 8px;
        padding: 8px;
        border-radius: 4px;
        background: var(--bg-code);
        font: 12px/1.4 var(--mono);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      h3 {
        margin: 4px 4px 0;
        font-size: 12px;
        color: var(--text-muted);
      }
    `,
  ];

  override render(): TemplateResult {
    const shown = this.entries.filter(each => matchesFilter(each, this.filter)).slice(-MAX_ENTRIES);
    return html`
      <h2>Wire view</h2>
      <p>Requests of the app and events sent to it, checked against Discord’s rules.</p>
      <div class="filters" role="group" aria-label="Show">
        ${FILTERS.map(
          ([filter, label]) =>
            html`<button
              aria-pressed=${this.filter === filter ? 'true' : 'false'}
              @click=${() => {
                this.filter = filter;
              }}
            >
              ${label}
            </button>`,
        )}
      </div>
      ${shown.length === 0 ? html`<p>${EMPTY_TEXTS[this.filter]}</p>` : nothing}
      <ol>
        ${repeat(
          shown.toReversed(),
          each => each.id,
          each => html`<li>${entry(each, channelOf(each, this.channels))}</li>`,
        )}
      </ol>
    `;
  }
}

function matchesFilter({ kind, refusal }: WireEntry, filter: Filter): boolean {
  if (filter === 'refused') return refusal !== null;
  return filter === 'all' || filter === kind;
}

/** Returns the channel that an entry is about, if it is known. */
function channelOf({ title, body }: WireEntry, channels: readonly ChannelView[]): ChannelView | undefined {
  const inPath = /\/channels\/(\d+)/u.exec(title)?.[1];
  const inBody =
    typeof body === 'object' && body !== null && 'channel_id' in body ? body.channel_id : undefined;
  return channels.find(({ id }) => id === (inPath ?? inBody));
}

function entry(
  { at, kind, title, status, refusal, body, response, files }: WireEntry,
  channel: ChannelView | undefined,
): TemplateResult {
  return html`<details>
    <summary>
      <span class="sign" aria-label=${kind === 'event' ? 'to the app' : 'from the app'}
        >${kind === 'event' ? '←' : '→'}</span
      >
      <span class="title"
        >${title}${channel === undefined ? nothing : html`<br /><span class="channel">${nameOf(channel)}</span>`}</span
      >
      <span class="verdict ${refusal === null ? '' : 'refused'}">${status ?? 'event'}</span>
    </summary>
    <time datetime=${new Date(at).toISOString()}>${new Date(at).toLocaleTimeString(LOCALE)}</time>
    ${refusal === null ? nothing : html`<pre class="refused">${refusal}</pre>`}
    ${files === undefined ? nothing : html`<h3>Files: ${files.join(', ')}</h3>`}
    ${json(kind === 'event' ? 'Event' : 'Request', body)} ${json('Response', response)}
  </details>`;
}

function nameOf({ kind, name }: ChannelView): string {
  return kind === 'dm' ? `Direct message with ${name}` : `#${name}`;
}

function json(title: string, value: unknown): TemplateResult | typeof nothing {
  if (value === undefined || value === null) return nothing;
  return html`<h3>${title}</h3>
    <pre>${JSON.stringify(value, null, 2)}</pre>`;
}
