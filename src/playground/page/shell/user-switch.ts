import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Scene } from '../../web/protocol.ts';
import { displayName } from '../message/user.ts';
import { PageEvent } from '../page-event.ts';

/** Requests that the page acts as another user. */
export class SwitchUserEvent extends PageEvent {
  static readonly type = 'switch-user';
  readonly userId: string;
  constructor(userId: string) {
    super(SwitchUserEvent.type);
    this.userId = userId;
  }
}

/** The current user, and the users that the page can act as. */
@customElement('chat-user-switch')
export class ChatUserSwitch extends LitElement {
  @property({ attribute: false }) accessor scene: Scene | undefined;

  static override readonly styles = css`
    :host {
      display: block;
      padding: 8px 12px;
      background: var(--bg-rail);
    }
    label {
      display: grid;
      gap: 2px;
      font-size: 12px;
      color: var(--text-muted);
    }
    select {
      font: inherit;
      font-size: 15px;
      font-weight: 600;
      color: var(--text-strong);
      background: var(--bg-rail);
      border: 1px solid var(--border);
      border-radius: 4px;
      padding: 6px;
    }
    select:focus-visible {
      outline: 2px solid var(--link);
    }
  `;

  override render(): TemplateResult | typeof nothing {
    if (this.scene === undefined) return nothing;
    const { me, users } = this.scene;
    return html`<label>
      You are
      <select @change=${this.#onChange}>
        ${users.map(
          ({ user, roleText }) =>
            html`<option value=${user.id} ?selected=${user.id === me.id}>
              ${displayName(user)} (${roleText})
            </option>`,
        )}
      </select>
    </label>`;
  }

  #onChange(event: Event): void {
    if (event.target instanceof HTMLSelectElement)
      this.dispatchEvent(new SwitchUserEvent(event.target.value));
  }
}
