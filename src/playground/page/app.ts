import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Action, ActionResult, Scene } from '../web/protocol.ts';
import { readAddress, writeAddress } from './address.ts';
import { appStyles } from './app-styles.ts';
import type { ActionEvent, OpenChannelEvent, MessageMenuEvent, ShowMessageEvent } from './events.ts';
import type { PlaygroundClient } from './playground-client.ts';
import { createPlaygroundClient } from './create-playground-client.ts';
import { TIME_STEP_MS, type ChatChannelPane } from './shell/channel-pane.ts';
import type { ToggleEvent } from './shell/header/channel-header.ts';
import type { ChatOverlays } from './shell/overlays.ts';
import type { SwitchUserEvent } from './shell/user-switch.ts';
import type { TryEvent } from './shell/welcome-card.ts';
import { openChatState, type ChatState } from './state/chat-state.ts';
import { savePreferences, readPreferences, type Preferences } from './state/preferences.ts';
import { tryOut } from './try-out.ts';
import './shell/header/channel-header.ts';
import './shell/channel-list.ts';
import './shell/channel-pane.ts';
import './shell/overlays.ts';
import './shell/user-switch.ts';
import './shell/welcome-card.ts';
import './shell/wire-view.ts';

/** The whole page. Only this element sends requests to the server; the others receive data and send events. */
@customElement('chat-app')
export class ChatApp extends LitElement {
  @state() private accessor revision = 0;
  @state() private accessor preferences: Preferences = { isLight: false, isWelcomed: false };
  @state() private accessor showsChannels = false;
  @state() private accessor showsWire = false;
  @query('chat-channel-pane') private accessor pane: ChatChannelPane | null = null;
  @query('chat-overlays') private accessor overlays: ChatOverlays | null = null;
  #client: PlaygroundClient | undefined;
  #chat: ChatState | undefined;
  #frame = 0;
  #redrawTimer = 0;

  static override readonly styles = appStyles;

  override connectedCallback(): void {
    super.connectedCallback();
    const prefersLight = window.matchMedia('(prefers-color-scheme: light)').matches;
    this.#prefer(readPreferences(window.localStorage, prefersLight));
    const { userId, channelId } = readAddress(window.location);
    this.#switchUser(userId, channelId);
    window.addEventListener('keydown', this.#onKey);
    window.addEventListener('hashchange', this.#onAddress);
    this.#redrawTimer = window.setInterval(this.#redraw, TIME_STEP_MS);
  }

  override disconnectedCallback(): void {
    window.clearInterval(this.#redrawTimer);
    window.removeEventListener('keydown', this.#onKey);
    window.removeEventListener('hashchange', this.#onAddress);
    this.#chat?.close();
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const chat = this.#chat;
    if (chat?.scene === undefined) {
      return html`<p class="waiting" role="status">${waitingText(chat)}</p>`;
    }
    return html`
      <div
        class="page"
        @action=${this.#onAction}
        @open-channel=${this.#onOpenChannel}
        @show-message=${this.#onShowMessage}
        @message-menu=${this.#onMenu}
        @toggle-part=${this.#onToggle}
      >
        ${this.#navigation(chat, chat.scene)}
        ${this.showsChannels ? html`<div class="veil" @click=${this.#closeChannels}></div>` : nothing}
        <main>
          ${this.#header(chat)} ${chat.isConnected ? nothing : DISCONNECTED}
          ${this.preferences.isWelcomed ? nothing : this.#welcome(chat.scene)}
          ${this.#channelPane(chat, chat.scene)}
        </main>
        ${
          this.showsWire
            ? html`<aside aria-label="Wire view">
                <chat-wire .entries=${chat.wire} .channels=${chat.scene.channels}></chat-wire>
              </aside>`
            : nothing
        }
        <chat-overlays .chat=${chat}></chat-overlays>
      </div>
    `;
  }

  #navigation(chat: ChatState, scene: Scene): TemplateResult {
    return html`<nav class=${this.showsChannels ? 'open' : ''} aria-label="Server">
      <header>${scene.guild.name}</header>
      <chat-channel-list
        .scene=${scene}
        .current=${chat.channel?.id}
        .unread=${chat.unread}
        .revision=${this.revision}
      ></chat-channel-list>
      ${scene.welcome.note === undefined ? nothing : html`<p class="note">${scene.welcome.note}</p>`}
      <chat-user-switch .scene=${scene} @switch-user=${this.#onSwitchUser}></chat-user-switch>
    </nav>`;
  }

  #header(chat: ChatState): TemplateResult {
    return html`<chat-header
      .channel=${chat.channel}
      .clock=${chat.clock}
      .now=${chat.now}
      .light=${this.preferences.isLight}
      .wire=${this.showsWire}
      .channels=${this.showsChannels}
    ></chat-header>`;
  }

  #welcome({ welcome }: Scene): TemplateResult {
    return html`<chat-welcome
      .welcome=${welcome}
      @try=${this.#onTry}
      @welcomed=${() => this.#prefer({ ...this.preferences, isWelcomed: true })}
    ></chat-welcome>`;
  }

  #channelPane(chat: ChatState, { me }: Scene): unknown {
    const pane = html`<chat-channel-pane
      .chat=${chat}
      .client=${this.#client}
      .light=${this.preferences.isLight}
      .revision=${this.revision}
    ></chat-channel-pane>`;
    // Another user must not get a half-written message.
    return keyed(me.id, pane);
  }

  /** Starts again as another user, in the same channel if that user can see it. */
  #switchUser(userId: string, channelId: string): void {
    this.#chat?.close();
    this.overlays?.clear();
    this.#client = createPlaygroundClient(userId);
    this.#chat = openChatState(this.#client, channelId, () => {
      // Events that arrive together are rendered together.
      cancelAnimationFrame(this.#frame);
      this.#frame = requestAnimationFrame(this.#redraw);
    });
  }

  readonly #redraw = (): void => {
    this.revision += 1;
    const { scene, channel } = this.#chat ?? {};
    if (scene !== undefined && channel !== undefined) {
      writeAddress(window, { userId: scene.me.id, channelId: channel.id });
    }
  };

  #prefer(preferences: Preferences): void {
    this.preferences = preferences;
    savePreferences(window.localStorage, preferences);
    document.documentElement.dataset['theme'] = preferences.isLight ? 'light' : 'dark';
  }

  async #perform(action: Action): Promise<ActionResult> {
    const chat = this.#chat;
    if (chat === undefined) throw new TypeError('The page is not connected yet');
    if (ACTIONS_SHOWN_AT_END.has(action.kind)) this.pane?.scrollToEnd();
    const result = await chat.perform(action);
    // The page may act as another user by now.
    if (chat !== this.#chat) return result;
    if (result.kind === 'answered' && result.modal !== null) {
      this.overlays?.openModal({ modal: result.modal, interaction: result.interaction });
    }
    if (result.kind === 'done' && result.channel !== undefined) await this.#openChannel(result.channel);
    return result;
  }

  async #openChannel(channelId: string): Promise<void> {
    this.showsChannels = false;
    const opened = this.#chat?.open(channelId);
    this.revision += 1;
    await this.updateComplete;
    // On a touch screen the focus would open the keyboard.
    if (window.matchMedia('(pointer: fine)').matches) this.pane?.focusBox();
    await opened;
  }

  /**
   * Text typed while nothing has the focus goes into the message box, as in Discord's client. Escape leads there from
   * everywhere that does not use it: menus, dialogs and lists close with it.
   */
  readonly #onKey = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey } = event;
    const isText = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
    if (isText && document.activeElement === document.body) this.pane?.focusBox();
    const isInDialog = event.composedPath().some(each => each instanceof HTMLDialogElement);
    if (key === 'Escape' && !event.defaultPrevented && !isInDialog) this.pane?.focusBox();
  };

  /** Opens the channel that the user has put into the address. */
  readonly #onAddress = (): void => {
    const { channelId } = readAddress(window.location);
    if (channelId !== '' && channelId !== this.#chat?.channel?.id) void this.#openChannel(channelId);
  };

  #onAction(event: ActionEvent): void {
    event.result = this.#perform(event.action);
    // The sender may or may not await the result; a failure is already shown among the notices.
    event.result.catch(() => undefined);
  }

  #onOpenChannel({ channelId }: OpenChannelEvent): void {
    void this.#openChannel(channelId);
  }

  #onShowMessage({ messageId }: ShowMessageEvent): void {
    void this.pane?.show(messageId);
  }

  #onMenu(event: MessageMenuEvent): void {
    this.overlays?.openMenu(event);
  }

  #onToggle({ part }: ToggleEvent): void {
    if (part === 'wire') this.showsWire = !this.showsWire;
    else if (part === 'channels') this.showsChannels = !this.showsChannels;
    else this.#prefer({ ...this.preferences, isLight: !this.preferences.isLight });
  }

  #onSwitchUser({ userId }: SwitchUserEvent): void {
    this.#switchUser(userId, this.#chat?.channel?.id ?? '');
  }

  async #onTry({ suggestion }: TryEvent): Promise<void> {
    if (this.#chat === undefined || this.#client === undefined) return;
    if (suggestion.kind !== 'react') this.pane?.scrollToEnd();
    // A refusal is already shown among the notices.
    const messageId = await tryOut(suggestion, this.#chat, this.#client).catch(() => undefined);
    if (messageId !== undefined) await this.pane?.show(messageId);
  }

  #closeChannels(): void {
    this.showsChannels = false;
  }
}

/** Actions whose result appears at the end of the channel. */
const ACTIONS_SHOWN_AT_END: ReadonlySet<Action['kind']> = new Set([
  'say',
  'slash',
  'menu',
  'user_menu',
  'move_clock',
]);

const DISCONNECTED = html`<p class="broken" role="alert">The playground does not answer; trying again…</p>`;

function waitingText(chat: ChatState | undefined): string {
  if (chat?.refusal !== undefined) return `${chat.refusal}. Open the page without “?as=” to start.`;
  return chat?.isConnected === false ? 'The playground does not answer. Is it still running?' : 'Loading…';
}
