import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Action, MessageView } from '../../web/protocol.ts';
import { FREQUENT_EMOJI } from './frequent-emoji.ts';
import type { MenuPage } from './menu-page.ts';
import type { MenuPermissions } from './menu-permissions.ts';
import { messageText } from './message-text.ts';
import { isWebLink } from './web-link.ts';

/** What the entries of the menu do. */
export interface MenuActions {
  readonly appName: string;
  readonly perform: (action: Action) => void;
  readonly copy: (text: string) => void;
  readonly showPage: (page: MenuPage) => void;
  /** Closes the menu without an action, for example after a link is followed. */
  readonly close: () => void;
}

/** Renders the entries of a message’s menu that the user may use. @param link address of the link that was clicked */
export function menuEntries(
  message: MessageView,
  link: string | undefined,
  permissions: MenuPermissions,
  actions: MenuActions,
): TemplateResult {
  const remove = (): void => {
    actions.perform({ kind: 'delete_message', message: message.id });
  };
  const startThread = (): void => {
    actions.showPage('thread');
  };
  const copyText = (): void => {
    actions.copy(messageText(message));
  };
  return html`
    ${permissions.canReact ? reactions(message, actions) : nothing}
    ${permissions.canStartThread ? entry('Create Thread', startThread) : nothing}
    ${entry('Copy Text', copyText)} ${link === undefined ? nothing : linkEntries(link, actions)}
    ${apps(message, permissions, actions)} ${permissions.canDelete ? html`<hr />` : nothing}
    ${permissions.canDelete && permissions.isEphemeral ? entry('Dismiss Message', remove) : nothing}
    ${permissions.canDelete && !permissions.isEphemeral ? entry('Delete Message', remove, { isDangerous: true }) : nothing}
  `;
}

function reactions(message: MessageView, { perform, showPage }: MenuActions): TemplateResult {
  return html`<div class="frequent" role="group" aria-label="Add reaction">
      ${FREQUENT_EMOJI.emoji.map(
        ({ emoji, name }) =>
          html`<button
            type="button"
            role="menuitem"
            tabindex="-1"
            aria-label="React with ${name}"
            @click=${() => {
              perform({ kind: 'react', message: message.id, emoji });
            }}
          >
            ${emoji}
          </button>`,
      )}
    </div>
    ${entry(
      'Add Reaction',
      () => {
        showPage('emoji');
      },
      { end: html`<span class="of" aria-hidden="true">›</span>` },
    )}`;
}

/** Renders the entries of a link. Only web links are opened: others could leave the browser or run a script. */
function linkEntries(link: string, { copy, close }: MenuActions): TemplateResult {
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
  { apps: commands }: MenuPermissions,
  { perform, appName }: MenuActions,
): TemplateResult | typeof nothing {
  if (commands.length === 0) return nothing;
  return html`<hr />
    <div role="group" aria-label="Apps">
      <p class="title" aria-hidden="true">Apps</p>
      ${commands.map(({ name }) =>
        entry(
          name,
          () => {
            perform({ kind: 'menu', channel: channel_id, command: name, message: id });
          },
          { end: html`<span class="of">${appName}</span>` },
        ),
      )}
    </div>`;
}

function entry(
  label: string,
  onClick: () => void,
  { end, isDangerous = false }: { readonly end?: TemplateResult; readonly isDangerous?: boolean } = {},
): TemplateResult {
  return html`<button
    type="button"
    role="menuitem"
    tabindex="-1"
    class=${isDangerous ? 'entry danger' : 'entry'}
    @click=${onClick}
  >
    ${label}${end ?? nothing}
  </button>`;
}
