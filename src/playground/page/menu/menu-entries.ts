import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Act, MessageView } from '../../web/protocol.ts';
import { emojiName, FREQUENT } from './emoji-names.ts';
import type { MenuAbilities } from './menu-abilities.ts';

/** What the menu shows: its entries, all emoji, or the question for a thread's name. */
export type MenuPage = 'entries' | 'emoji' | 'thread';

/** What entries do. */
export interface MenuDeeds {
  readonly appName: string;
  readonly act: (act: Act) => void;
  readonly copy: () => void;
  readonly turn: (page: MenuPage) => void;
}

/** The entries of a message's menu, as far as the reader may use them. */
export function menuEntries(
  message: MessageView,
  abilities: MenuAbilities,
  deeds: MenuDeeds,
): TemplateResult {
  const remove = (): void => {
    deeds.act({ kind: 'delete_message', message: message.id });
  };
  const startThread = (): void => {
    deeds.turn('thread');
  };
  return html`
    ${abilities.mayReact ? reactions(message, deeds) : nothing}
    ${abilities.mayStartThread ? entry('Create Thread', startThread) : nothing}
    ${entry('Copy Text', deeds.copy)} ${apps(message, abilities, deeds)}
    ${abilities.mayDelete ? html`<hr />` : nothing}
    ${abilities.mayDelete && abilities.isEphemeral ? entry('Dismiss Message', remove) : nothing}
    ${abilities.mayDelete && !abilities.isEphemeral ? entry('Delete Message', remove, { isDangerous: true }) : nothing}
  `;
}

function reactions(message: MessageView, { act, turn }: MenuDeeds): TemplateResult {
  return html`<div class="frequent" role="group" aria-label="Add reaction">
      ${FREQUENT.map(
        emoji =>
          html`<button
            type="button"
            role="menuitem"
            tabindex="-1"
            aria-label="React with ${emojiName(emoji)}"
            @click=${() => {
              act({ kind: 'react', message: message.id, emoji });
            }}
          >
            ${emoji}
          </button>`,
      )}
    </div>
    ${entry(
      'Add Reaction',
      () => {
        turn('emoji');
      },
      { note: 'more' },
    )}`;
}

function apps(
  { id, channel_id }: MessageView,
  { apps: commands }: MenuAbilities,
  { act, appName }: MenuDeeds,
): TemplateResult | typeof nothing {
  if (commands.length === 0) return nothing;
  return html`<hr />
    <div role="group" aria-label="Apps">
      <p class="title" aria-hidden="true">Apps</p>
      ${commands.map(({ name }) =>
        entry(
          name,
          () => {
            act({ kind: 'menu', channel: channel_id, command: name, message: id });
          },
          { note: appName },
        ),
      )}
    </div>`;
}

function entry(
  label: string,
  act: () => void,
  { note = '', isDangerous = false }: { readonly note?: string; readonly isDangerous?: boolean } = {},
): TemplateResult {
  return html`<button
    type="button"
    role="menuitem"
    tabindex="-1"
    class=${isDangerous ? 'entry danger' : 'entry'}
    @click=${act}
  >
    ${label}${note === '' ? nothing : html`<span class="of">${note}</span>`}
  </button>`;
}
