import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Action, ChannelView, MessageView, OfferedCommand, Scene } from '../../web/protocol.ts';
import { ActionEvent } from '../events.ts';
import { displayName } from '../message/user.ts';
import './emoji-picker.ts';
import { focusedElement } from './focused-element.ts';
import { menuPermissions } from './menu-permissions.ts';
import type { MenuPermissions } from './menu-permissions.ts';
import { menuEntries } from './menu-entries.ts';
import type { FirstMenuPage, MenuPage } from './menu-page.ts';
import { menuStep } from './menu-step.ts';
import { menuStyles } from './menu-styles.ts';
import { menuOffset } from './menu-offset.ts';
import { threadForm, threadFormStyles } from './thread-form.ts';

/**
 * The context menu of a message (ActionEvents `react`, `menu`, `start_thread`, `delete_message`).
 * @fires close - when the menu is to be removed
 */
@customElement('chat-message-menu')
export class ChatMessageMenu extends LitElement {
  static override readonly styles = [menuStyles, threadFormStyles];

  @property({ attribute: false }) accessor message: MessageView | undefined;
  @property({ attribute: false }) accessor scene: Scene | undefined;
  @property({ attribute: false }) accessor channel: ChannelView | undefined;
  /** All commands of the channel, of every type. */
  @property({ attribute: false }) accessor commands: readonly OfferedCommand[] = [];
  /** Where the menu was requested, px of the viewport. */
  @property({ attribute: false }) accessor x = 0;
  @property({ attribute: false }) accessor y = 0;

  @property({ attribute: false }) accessor firstPage: FirstMenuPage = 'entries';
  /** Address of the link that was clicked. */
  @property({ attribute: false }) accessor link: string | undefined;

  @state() private accessor page: MenuPage = 'entries';
  @query('.menu') private accessor menu: HTMLElement | null = null;
  #opener: HTMLElement | undefined;
  readonly #resizeObserver = new ResizeObserver(() => {
    if (this.menu !== null) this.#place(this.menu);
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#opener = focusedElement(document);
    document.addEventListener('pointerdown', this.#onPointerdown, true);
  }

  override disconnectedCallback(): void {
    this.#resizeObserver.disconnect();
    document.removeEventListener('pointerdown', this.#onPointerdown, true);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('message') || changed.has('firstPage')) this.page = this.firstPage;
  }

  protected override updated(): void {
    const { menu } = this;
    if (menu === null) return;
    // The content is rendered later and changes the menu's size.
    this.#resizeObserver.observe(menu);
    this.#place(menu);
    const hasFocus = this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement !== null;
    if (!hasFocus) menu.querySelector<HTMLElement>('[role="menuitem"], input, chat-emoji-picker')?.focus();
  }

  #place(menu: HTMLElement): void {
    menu.style.left = `${menuOffset(this.x, menu.offsetWidth, window.innerWidth)}px`;
    menu.style.top = `${menuOffset(this.y, menu.offsetHeight, window.innerHeight)}px`;
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
        @keydown=${this.#onKeydown}
      >
        ${this.#content(message, scene, menuPermissions(message, scene, channel, this.commands))}
      </div>`;
  }

  #content(message: MessageView, scene: Scene, permissions: MenuPermissions): TemplateResult {
    if (this.page === 'emoji') {
      return html`<chat-emoji-picker
        @emoji=${({ detail }: CustomEvent<string>) => {
          this.#perform({ kind: 'react', message: message.id, emoji: detail });
        }}
      ></chat-emoji-picker>`;
    }
    if (this.page === 'thread') {
      return threadForm(name => {
        this.#perform({ kind: 'start_thread', message: message.id, name });
      });
    }
    return menuEntries(message, this.link, permissions, {
      appName: displayName(scene.bot),
      perform: this.#perform,
      copy: this.#copy,
      showPage: page => {
        this.page = page;
      },
      close: this.#close,
    });
  }

  readonly #copy = (text: string): void => {
    // Without clipboard access (an older browser, a denied permission) nothing is copied, and the menu closes as usual.
    void navigator.clipboard?.writeText(text).catch(() => undefined);
    this.#close();
  };

  readonly #perform = (action: Action): void => {
    this.dispatchEvent(new ActionEvent(action));
    this.#close();
  };

  #onKeydown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      if (this.page === this.firstPage) this.#close();
      else this.page = 'entries';
    } else if (this.page === 'entries') {
      if (!this.#step(event.key)) return;
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** Moves the focus. @returns true if the menu handles the key */
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

  readonly #onPointerdown = (event: Event): void => {
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
