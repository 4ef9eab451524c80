import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Act, ChannelView, MessageView, OfferedCommand, Scene } from '../../web/protocol.ts';
import { shownName } from '../composer/entities.ts';
import { ActEvent } from '../events.ts';
import './emoji-picker.ts';
import { focusedElement } from './focused-element.ts';
import { menuAbilities } from './menu-abilities.ts';
import type { MenuAbilities } from './menu-abilities.ts';
import { menuEntries } from './menu-entries.ts';
import type { MenuPage } from './menu-entries.ts';
import { menuStyle } from './menu-style.ts';
import { messageWords } from './message-words.ts';
import { menuStart } from './place-menu.ts';

/**
 * The context menu of a message: what can be done with it (ActEvents `react`, `menu`, `start_thread`, `delete_message`).
 * @fires close - when it is done with
 */
@customElement('chat-message-menu')
export class ChatMessageMenu extends LitElement {
  static override readonly styles = menuStyle;

  @property({ attribute: false }) accessor message: MessageView | undefined;
  @property({ attribute: false }) accessor scene: Scene | undefined;
  @property({ attribute: false }) accessor channel: ChannelView | undefined;
  /** Those offered in the channel, of all types. */
  @property({ attribute: false }) accessor commands: readonly OfferedCommand[] = [];
  /** Where it was asked for, px of the viewport. */
  @property({ attribute: false }) accessor x = 0;
  @property({ attribute: false }) accessor y = 0;

  @state() private accessor page: MenuPage = 'entries';
  @query('.menu') private accessor menu: HTMLElement | null = null;
  #opener: HTMLElement | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#opener = focusedElement(document);
    document.addEventListener('pointerdown', this.#pressedOutside, true);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('pointerdown', this.#pressedOutside, true);
    super.disconnectedCallback();
  }

  protected override updated(): void {
    const { menu } = this;
    if (menu === null) return;
    menu.style.left = `${menuStart(this.x, menu.offsetWidth, window.innerWidth)}px`;
    menu.style.top = `${menuStart(this.y, menu.offsetHeight, window.innerHeight)}px`;
    const hasFocus = this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement !== null;
    if (!hasFocus) menu.querySelector<HTMLElement>('[role="menuitem"], input, chat-emoji-picker')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { message, scene, channel } = this;
    if (message === undefined || scene === undefined || channel === undefined) return nothing;
    const isMenu = this.page === 'entries';
    return html`<div class="veil"></div>
      <div
        class=${this.page === 'emoji' ? 'menu wide' : 'menu'}
        role=${isMenu ? 'menu' : 'dialog'}
        aria-label=${isMenu ? 'Message actions' : this.page === 'emoji' ? 'Add reaction' : 'Create thread'}
        @keydown=${this.#keyed}
      >
        ${this.#content(message, scene, menuAbilities(message, scene, channel, this.commands))}
      </div>`;
  }

  #content(message: MessageView, scene: Scene, abilities: MenuAbilities): TemplateResult {
    if (this.page === 'emoji') {
      return html`<chat-emoji-picker
        @emoji=${({ detail }: CustomEvent<string>) => {
          this.#act({ kind: 'react', message: message.id, emoji: detail });
        }}
      ></chat-emoji-picker>`;
    }
    if (this.page === 'thread') return this.#threadForm(message);
    return menuEntries(message, abilities, {
      appName: shownName(scene.bot),
      act: act => {
        this.#act(act);
      },
      copy: () => {
        this.#copy(message);
      },
      turn: page => {
        this.page = page;
      },
    });
  }

  #threadForm(message: MessageView): TemplateResult {
    return html`<form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const name = this.renderRoot.querySelector('input')?.value.trim() ?? '';
        if (name !== '') this.#act({ kind: 'start_thread', message: message.id, name });
      }}
    >
      <label>Thread name<input required maxlength="100" placeholder="New Thread" autocomplete="off" /></label>
      <button>Create Thread</button>
    </form>`;
  }

  #copy(message: MessageView): void {
    // Without the clipboard (an older browser, a permission kept back) nothing is copied, and nothing else is lost.
    void navigator.clipboard?.writeText(messageWords(message)).catch(() => undefined);
    this.#close();
  }

  #act(act: Act): void {
    this.dispatchEvent(new ActEvent(act));
    this.#close();
  }

  #keyed(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      if (this.page === 'entries') this.#close();
      else this.page = 'entries';
    } else if (this.page === 'entries') {
      if (!this.#step(event.key)) return;
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** @returns whether the key leads somewhere in a menu (ARIA, "menu") */
  #step(key: string): boolean {
    const items = [...this.renderRoot.querySelectorAll<HTMLElement>('[role="menuitem"]')];
    const at = items.findIndex(item => item.matches(':focus'));
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % items.length,
      ArrowRight: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      ArrowLeft: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    if (key === 'Tab') this.#close();
    items[targets[key] ?? -1]?.focus();
    return key in targets || key === 'Tab';
  }

  readonly #pressedOutside = (event: Event): void => {
    if (this.menu !== null && !event.composedPath().includes(this.menu)) this.#close();
  };

  #close(): void {
    this.dispatchEvent(new Event('close'));
    if (this.#opener?.isConnected === true) this.#opener.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-message-menu': ChatMessageMenu;
  }
}
