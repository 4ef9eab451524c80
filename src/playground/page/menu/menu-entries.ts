import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Act, MessageView } from '../../web/protocol.ts';
import { emojiName, FREQUENT } from './emoji-names.ts';
import type { MenuAbilities } from './menu-abilities.ts';
import { messageWords } from './message-words.ts';
import { isWebLink } from './web-link.ts';

/** What the menu shows: its entries, all emoji, or the question for a thread's name. */
export type MenuPage = 'entries' | 'emoji' | 'thread';

/** What entries do. */
export interface MenuDeeds {
  readonly appName: string;
  readonly act: (act: Act) => void;
  readonly copy: (text: string) => void;
  readonly turn: (page: MenuPage) => void;
  /** What is done is none of the page's, as a link that is followed. */
  readonly close: () => void;
}

/** The entries of a message's menu, as far as the reader may use them. @param link the link it was asked for on */
export function menuEntries(
  message: MessageView,
  link: string | undefined,
  abilities: MenuAbilities,
  deeds: MenuDeeds,
): TemplateResult {
  const remove = (): void => {
    deeds.act({ kind: 'delete_message', message: message.id });
  };
  const startThread = (): void => {
    deeds.turn('thread');
  };
  const copyText = (): void => {
    deeds.copy(messageWords(message));
  };
  return html`
    ${abilities.mayReact ? reactions(message, deeds) : nothing}
    ${abilities.mayStartThread ? entry('Create Thread', startThread) : nothing}
    ${entry('Copy Text', copyText)} ${link === undefined ? nothing : linkEntries(link, deeds)}
    ${apps(message, abilities, deeds)} ${abilities.mayDelete ? html`<hr />` : nothing}
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
      { end: html`<span class="of" aria-hidden="true">›</span>` },
    )}`;
}

/** A link of any other kind would lead out of the browser, or do something in the page. */
function linkEntries(link: string, { copy, close }: MenuDeeds): TemplateResult {
  const copyLink = (): void => {
    copy(link);
  };
  return html`<hr />
    ${entry('Copy Link', copyLink)}
    ${
      isWebLink(link)
        ? html`<a
            class="entry"
            role="menuitem"
            tabindex="-1"
            href=${link}
            target="_blank"
            rel="noopener noreferrer"
            @click=${close}
            >Open Link</a
          >`
        : nothing
    }`;
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
          { end: html`<span class="of">${appName}</span>` },
        ),
      )}
    </div>`;
}

function entry(
  label: string,
  act: () => void,
  { end, isDangerous = false }: { readonly end?: TemplateResult; readonly isDangerous?: boolean } = {},
): TemplateResult {
  return html`<button
    type="button"
    role="menuitem"
    tabindex="-1"
    class=${isDangerous ? 'entry danger' : 'entry'}
    @click=${act}
  >
    ${label}${end ?? nothing}
  </button>`;
}
