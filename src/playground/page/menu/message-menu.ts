import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Act, ChannelView, MessageView, OfferedCommand, Scene } from '../../web/protocol.ts';
import { ActEvent } from '../events.ts';
import { displayName } from '../message/names.ts';
import './emoji-picker.ts';
import { focusedElement } from './focused-element.ts';
import { menuAbilities } from './menu-abilities.ts';
import type { MenuAbilities } from './menu-abilities.ts';
import { menuEntries } from './menu-entries.ts';
import type { MenuPage } from './menu-entries.ts';
import { menuStep } from './menu-step.ts';
import { menuStyle } from './menu-style.ts';
import { menuStart } from './place-menu.ts';
import { threadForm, threadFormStyle } from './thread-form.ts';

/**
 * The context menu of a message: what can be done with it (ActEvents `react`, `menu`, `start_thread`, `delete_message`).
 * @fires close - when it is done with
 */
@customElement('chat-message-menu')
export class ChatMessageMenu extends LitElement {
  static override readonly styles = [menuStyle, threadFormStyle];

  @property({ attribute: false }) accessor message: MessageView | undefined;
  @property({ attribute: false }) accessor scene: Scene | undefined;
  @property({ attribute: false }) accessor channel: ChannelView | undefined;
  /** Those offered in the channel, of all types. */
  @property({ attribute: false }) accessor commands: readonly OfferedCommand[] = [];
  /** Where it was asked for, px of the viewport. */
  @property({ attribute: false }) accessor x = 0;
  @property({ attribute: false }) accessor y = 0;

  /** What it shows first: its entries, or all emoji. */
  @property({ attribute: false }) accessor begins: 'menu' | 'reactions' = 'menu';
  /** Address of the link it was asked for on. */
  @property({ attribute: false }) accessor link: string | undefined;

  @state() private accessor page: MenuPage = 'entries';
  @query('.menu') private accessor menu: HTMLElement | null = null;
  #opener: HTMLElement | undefined;
  readonly #growth = new ResizeObserver(() => {
    if (this.menu !== null) this.#place(this.menu);
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#opener = focusedElement(document);
    document.addEventListener('pointerdown', this.#pressedOutside, true);
  }

  override disconnectedCallback(): void {
    this.#growth.disconnect();
    document.removeEventListener('pointerdown', this.#pressedOutside, true);
    super.disconnectedCallback();
  }

  get #firstPage(): MenuPage {
    return this.begins === 'reactions' ? 'emoji' : 'entries';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('message') || changed.has('begins')) this.page = this.#firstPage;
  }

  protected override updated(): void {
    const { menu } = this;
    if (menu === null) return;
    // What is in it is drawn later, and makes it larger.
    this.#growth.observe(menu);
    this.#place(menu);
    const hasFocus = this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement !== null;
    if (!hasFocus) menu.querySelector<HTMLElement>('[role="menuitem"], input, chat-emoji-picker')?.focus();
  }

  #place(menu: HTMLElement): void {
    menu.style.left = `${menuStart(this.x, menu.offsetWidth, window.innerWidth)}px`;
    menu.style.top = `${menuStart(this.y, menu.offsetHeight, window.innerHeight)}px`;
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
    if (this.page === 'thread') {
      return threadForm(name => {
        this.#act({ kind: 'start_thread', message: message.id, name });
      });
    }
    return menuEntries(message, this.link, abilities, {
      appName: displayName(scene.bot),
      act: this.#act,
      copy: this.#copy,
      turn: page => {
        this.page = page;
      },
      close: this.#close,
    });
  }

  readonly #copy = (text: string): void => {
    // Without the clipboard (an older browser, a permission kept back) nothing is copied, and nothing else is lost.
    void navigator.clipboard?.writeText(text).catch(() => undefined);
    this.#close();
  };

  readonly #act = (act: Act): void => {
    this.dispatchEvent(new ActEvent(act));
    this.#close();
  };

  #keyed(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      if (this.page === this.#firstPage) this.#close();
      else this.page = 'entries';
    } else if (this.page === 'entries') {
      if (!this.#step(event.key)) return;
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** @returns whether the key leads somewhere in the menu */
  #step(key: string): boolean {
    if (key === 'Tab') {
      this.#close();
      return true;
    }
    const items = [...this.renderRoot.querySelectorAll<HTMLElement>('[role="menuitem"]')];
    const at = items.findIndex(item => item.matches(':focus'));
    const row = items.filter(item => item.matches('.frequent *')).length;
    const target = menuStep(key, at, row, items.length);
    if (target !== undefined) items[target]?.focus();
    return target !== undefined;
  }

  readonly #pressedOutside = (event: Event): void => {
    if (this.menu !== null && !event.composedPath().includes(this.menu)) this.#close();
  };

  readonly #close = (): void => {
    this.dispatchEvent(new Event('close'));
    if (this.#opener?.isConnected === true) this.#opener.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-message-menu': ChatMessageMenu;
  }
}
