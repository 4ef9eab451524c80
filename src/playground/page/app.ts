import type { Modal } from '../rules/modal.ts';
import type { Act, ActResult } from '../web/protocol.ts';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { appStyles } from './app-styles.ts';
import type { ActEvent, GoEvent, MessageMenuEvent } from './events.ts';
import type { Link } from './link.ts';
import { openLink } from './open-link.ts';
import type { ToggleEvent } from './shell/channel-header.ts';
import type { DismissEvent } from './shell/message-list.ts';
import type { PersonEvent } from './shell/person-switch.ts';
import type { TryEvent } from './shell/welcome-card.ts';
import { openChatState, type ChatState } from './state/chat-state.ts';
import { keepPreferences, readPreferences, type Preferences } from './state/preferences.ts';
import { tryOut } from './try-out.ts';
import type { ChatComposer } from './composer/composer.ts';
import './composer/composer.ts';
import './menu/message-menu.ts';
import './modal/modal.ts';
import './shell/channel-header.ts';
import './shell/channel-list.ts';
import './shell/forum-view.ts';
import './shell/message-list.ts';
import './shell/person-switch.ts';
import './shell/welcome-card.ts';
import './shell/wire-view.ts';

/**
 * How exactly the messages know the time, ms, rounded up, since what was just done is past. With each step those that
 * tell 'an hour ago' are drawn anew.
 */
const STEP = 10_000;

/** A modal in view, and the interaction whose answer showed it. */
interface OpenModal {
  readonly modal: Modal;
  readonly interaction: string;
}

/** The whole page. It alone speaks with the playground; its elements get data and send events. */
@customElement('chat-app')
export class ChatApp extends LitElement {
  @state() private accessor revision = 0;
  @state() private accessor preferences: Preferences = { isLight: false, isWelcomed: false };
  @state() private accessor showsChannels = false;
  @state() private accessor showsWire = false;
  @state() private accessor menu: MessageMenuEvent | undefined;
  @state() private accessor modal: OpenModal | undefined;
  @query('chat-composer') private accessor composer: ChatComposer | null = null;
  #line: Link = openLink('');
  #chat: ChatState | undefined;
  #frame = 0;

  static override readonly styles = appStyles;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#onKey);
    const prefersLight = window.matchMedia('(prefers-color-scheme: light)').matches;
    this.#prefer(readPreferences(window.localStorage, prefersLight));
    this.#become(new URL(window.location.href).searchParams.get('as') ?? '');
  }

  override disconnectedCallback(): void {
    window.removeEventListener('keydown', this.#onKey);
    this.#chat?.close();
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const { preferences } = this;
    const chat = this.#chat;
    const scene = chat?.scene;
    if (chat === undefined || scene === undefined) {
      return html`<p class="waiting" role="status">
        ${chat?.isConnected === false ? 'The playground does not answer. Is it still running?' : 'One moment…'}
      </p>`;
    }
    return html`
      <div
        class="page"
        @act=${this.#onAct}
        @go=${this.#onGo}
        @message-menu=${this.#onMenu}
        @toggle-part=${this.#onToggle}
      >
        <nav class=${this.showsChannels ? 'open' : ''} aria-label="Server">
          <header>${scene.guild.name}</header>
          <chat-channel-list
            .scene=${scene}
            .current=${chat.channel?.id}
            .unread=${chat.unread}
            .revision=${this.revision}
          ></chat-channel-list>
          <chat-person-switch .scene=${scene} @person=${this.#onPerson}></chat-person-switch>
        </nav>
        ${this.showsChannels ? html`<div class="veil" @click=${this.#closeChannels}></div>` : nothing}
        <main>
          <chat-header
            .channel=${chat.channel}
            .clock=${chat.clock}
            .now=${chat.now}
            .light=${preferences.isLight}
            .wire=${this.showsWire}
            .channels=${this.showsChannels}
          ></chat-header>
          ${
            chat.isConnected
              ? nothing
              : html`<p class="broken" role="alert">The playground does not answer; trying again…</p>`
          }
          ${
            preferences.isWelcomed
              ? nothing
              : html`<chat-welcome
                  .welcome=${scene.welcome}
                  @try=${this.#onTry}
                  @welcomed=${() => this.#prefer({ ...preferences, isWelcomed: true })}
                ></chat-welcome>`
          }
          ${this.#channelView(chat)}
        </main>
        ${
          this.showsWire
            ? html`<aside aria-label="Wire view"><chat-wire .entries=${chat.wire}></chat-wire></aside>`
            : nothing
        }
        ${this.#overlays(chat)}
      </div>
    `;
  }

  #channelView(chat: ChatState): TemplateResult {
    if (chat.channel?.kind === 'forum') {
      return html`<chat-forum .scene=${chat.scene} .channel=${chat.channel}></chat-forum>`;
    }
    return html`
      <chat-message-list
        .scene=${chat.scene}
        .channel=${chat.channel}
        .timeline=${chat.timeline}
        .notices=${chat.notices}
        .typing=${chat.typing}
        .now=${Math.ceil(chat.now() / STEP) * STEP}
        .light=${this.preferences.isLight}
        @older=${() => chat.loadOlder()}
        @dismiss=${({ notice }: DismissEvent) => chat.dismiss(notice)}
      ></chat-message-list>
      <chat-composer
        .link=${this.#line}
        .scene=${chat.scene}
        .channel=${chat.channel}
        .commands=${chat.commands}
      ></chat-composer>
    `;
  }

  #overlays(chat: ChatState): TemplateResult {
    const { menu, modal } = this;
    return html`
      ${
        menu === undefined
          ? nothing
          : html`<chat-message-menu
              .message=${menu.message}
              .scene=${chat.scene}
              .channel=${chat.channel}
              .commands=${chat.commands}
              .x=${menu.x}
              .y=${menu.y}
              @close=${this.#closeMenu}
            ></chat-message-menu>`
      }
      ${
        modal === undefined
          ? nothing
          : html`<chat-modal
              .modal=${modal.modal}
              .interaction=${modal.interaction}
              .scene=${chat.scene}
              @close=${this.#closeModal}
            ></chat-modal>`
      }
    `;
  }

  /** Begins anew as somebody else; nobody named is the first of those there are. */
  #become(personId: string): void {
    this.#chat?.close();
    this.#line = openLink(personId);
    this.#chat = openChatState(this.#line, () => {
      // What comes in one go is drawn in one go.
      cancelAnimationFrame(this.#frame);
      this.#frame = requestAnimationFrame(() => {
        this.revision += 1;
      });
    });
    this.menu = undefined;
    this.modal = undefined;
  }

  #prefer(preferences: Preferences): void {
    this.preferences = preferences;
    keepPreferences(window.localStorage, preferences);
    document.documentElement.dataset['theme'] = preferences.isLight ? 'light' : 'dark';
  }

  async #act(act: Act): Promise<ActResult> {
    if (this.#chat === undefined) throw new TypeError('There is nothing to act on yet');
    const result = await this.#chat.act(act);
    if (result.kind === 'answered' && result.modal !== null) {
      this.modal = { modal: result.modal, interaction: result.interaction };
    }
    if (result.kind === 'done' && result.channel !== undefined) await this.#chat.open(result.channel);
    return result;
  }

  /** What is typed while nothing has the focus goes into the box, as in Discord's client. */
  readonly #onKey = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): void => {
    const isText = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
    if (isText && document.activeElement === document.body) this.composer?.focusBox();
  };

  #onAct(event: ActEvent): void {
    event.result = this.#act(event.act);
    // Whoever asked may wait for it or not: what went wrong stands among the notices already.
    event.result.catch(() => undefined);
  }

  #onGo({ channelId }: GoEvent): void {
    this.showsChannels = false;
    void this.#chat?.open(channelId);
  }

  #onMenu(event: MessageMenuEvent): void {
    this.menu = event;
  }

  #onToggle({ part }: ToggleEvent): void {
    if (part === 'wire') this.showsWire = !this.showsWire;
    else if (part === 'channels') this.showsChannels = !this.showsChannels;
    else this.#prefer({ ...this.preferences, isLight: !this.preferences.isLight });
  }

  #onPerson({ personId }: PersonEvent): void {
    const address = new URL(window.location.href);
    address.searchParams.set('as', personId);
    window.history.replaceState(null, '', address);
    this.#become(personId);
  }

  #onTry({ wanted }: TryEvent): void {
    if (this.#chat === undefined) return;
    // What was refused stands among the notices.
    tryOut(wanted, this.#chat, this.#line).catch(() => undefined);
  }

  #closeChannels(): void {
    this.showsChannels = false;
  }

  #closeMenu(): void {
    this.menu = undefined;
  }

  #closeModal(): void {
    this.modal = undefined;
  }
}
