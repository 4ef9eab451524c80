import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CallableCommand } from './callable-command.ts';
import { listAbove } from './list-above.ts';

/** How the list of commands stands. */
export interface CommandListLook {
  /** What is typed, the slash too. */
  readonly typed: string;
  readonly appName: string;
  readonly active: number;
  readonly pick: (command: CallableCommand) => void;
}

/** The list of commands; nothing when there are none. */
export function commandList(
  commands: readonly CallableCommand[],
  { typed, appName, active, pick }: CommandListLook,
): TemplateResult | typeof nothing {
  if (commands.length === 0) return nothing;
  return listAbove({
    id: 'commands',
    label: 'Commands',
    heading: html`<p class="heading">${typed === '/' ? appName : `Commands matching ${typed}`}</p>`,
    rows: commands.map(command => commandRow(command, appName)),
    active,
    pick: index => {
      const command = commands[index];
      if (command !== undefined) pick(command);
    },
  });
}

/** A command in the list: icon, name, options, description, and whose it is. */
function commandRow({ path, description, options }: CallableCommand, appName: string): TemplateResult {
  const required = options.filter(option => option.required === true);
  const more = options.length - required.length;
  return html`<span class="app-icon" aria-hidden="true">${appName.slice(0, 1)}</span>
    <span class="command">
      <span class="command-line">
        <b>/${path}</b>
        ${required.map(option => html` <span class="option-name">${option.name}</span>`)}
        ${more === 0 ? '' : html` <span class="more">+${more} optional</span>`}
      </span>
      <span class="note">${description}</span>
    </span>
    <span class="note end">${appName}</span>`;
}

/** How its rows look. */
export const commandListStyle = css`
  .app-icon {
    flex: none;
    display: grid;
    place-items: center;
    width: 32px;
    height: 32px;
    border-radius: 50%;
    background: var(--brand);
    color: #fff;
    font-size: 15px;
    font-weight: 600;
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
