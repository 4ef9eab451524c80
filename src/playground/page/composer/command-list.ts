import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { avatarUrl } from '../message/avatar.ts';
import { displayName } from '../message/user.ts';
import type { User } from '../message/user.ts';
import type { CallableCommand } from './callable-command.ts';
import { popupList } from './popup-list.ts';

/** State and callbacks of the list of commands. */
export interface CommandListContext {
  /** The typed text, including the slash. */
  readonly typed: string;
  /** The app that owns the commands. */
  readonly app: User;
  readonly active: number;
  readonly pick: (command: CallableCommand) => void;
}

/** Renders the list of commands; its heading says so if there are none. */
export function commandList(
  commands: readonly CallableCommand[],
  { typed, app, active, pick }: CommandListContext,
): TemplateResult {
  const heading = typed === '/' ? displayName(app) : `Commands matching ${typed}`;
  return popupList({
    id: 'commands',
    label: 'Commands',
    heading: html`<p class="heading">${commands.length === 0 ? `No command matches ${typed}` : heading}</p>`,
    rows: commands.map(command => commandRow(command, app)),
    active,
    pick: index => {
      const command = commands[index];
      if (command !== undefined) pick(command);
    },
  });
}

/** Describes the list of commands for screen readers. */
export function commandListStatus(commands: readonly CallableCommand[] | undefined): string {
  if (commands === undefined) return '';
  if (commands.length === 0) return 'No command matches.';
  const count = commands.length === 1 ? '1 command' : `${commands.length} commands`;
  return `${count}. Up and Down choose, Enter picks.`;
}

/** Renders a command in the list: icon, name, options, description and app. */
function commandRow({ path, description, options }: CallableCommand, app: User): TemplateResult {
  const required = options.filter(option => option.required === true);
  const more = options.length - required.length;
  return html`<img class="app-icon" src=${avatarUrl(app)} alt="" width="32" height="32" />
    <span class="command">
      <span class="command-line">
        <b>/${path}</b>
        ${required.map(option => html` <span class="option-name">${option.name}</span>`)}
        ${more === 0 ? nothing : html` <span class="more">+${more} optional</span>`}
      </span>
      <span class="note">${description}</span>
    </span>
    <span class="note end">${displayName(app)}</span>`;
}

/** Styles of the rows. */
export const commandListStyles = css`
  .app-icon {
    flex: none;
    border-radius: 50%;
  }
  .command {
    display: flex;
    flex-direction: column;
    gap: 2px;
    min-width: 0;
    padding: 2px 0;
  }
  .command-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 6px;
  }
  .command-line b {
    color: var(--text-strong);
    font-weight: 600;
  }
  .option-name {
    padding: 0 6px;
    border-radius: 4px;
    background: var(--bg-rail);
    color: var(--text);
    font-size: 13px;
  }
  .more {
    color: var(--text-muted);
    font-size: 13px;
  }
`;
