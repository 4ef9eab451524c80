import {
  ComponentType,
  type APIActionRowComponent,
  type APIStringSelectComponent,
} from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import { MAX_SELECT_OPTION_LENGTH } from '../../core/message/discord-limits.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { DEFAULT_REACTION_EMOJI, keycap, type ReactionEmoji } from '../../core/message/reaction.ts';
import { BLUE, container, message, row, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { fitPlain, fitText } from '../format/fit-text.ts';
import { joinParts } from '../format/join-parts.ts';
import { MAX_MESSAGE_WEIGHT, weigh } from '../format/text-weight.ts';
import { commandMarkdown, helpLines } from './help-lines.ts';

const MAX_TITLE_WEIGHT = 60;
const MAX_MENUS_WEIGHT = 400;

/** Options of a select menu at most (docs, "String Select"). */
const MAX_SELECT_OPTIONS = 25;

/** A command, or one of its subcommands. All texts are plain. */
export interface HelpEntry {
  /** As it is called, without the slash: `library`, `library export`. */
  readonly name: string;
  readonly description: string;
  /** Who can use it and where, if not everyone everywhere. */
  readonly remarks?: readonly string[];
}

/** Commands with a common purpose. */
export interface HelpGroup {
  readonly title: string;
  readonly entries: readonly HelpEntry[];
}

const HEAD = '### 📰 Paperboy brings the daily papers';

function reactionsMarkdown({ saveEmoji, voteEmoji }: ReactionEmoji): string {
  return [
    '**React to a post**',
    `${saveEmoji} saves all its papers, ${keycap(1)} to ${keycap(10)} the paper with that number, ${voteEmoji} votes. Remove it to undo.`,
  ].join('\n');
}

const TOGETHER = [
  '**In a server**',
  '**Discuss** opens one thread in which the server talks about a paper.',
  'The **desk** is a channel where curators see drafts and nominations before they are posted.',
  'The **wall of fame** is a channel that gets the papers with many votes.',
].join('\n');

const MESSAGES = '**Send Paperboy a link** or an arXiv id, in a channel with a mention.';

/** Required by arXiv's terms of use for its APIs, in these words. */
const THANKS = '-# Thank you to arXiv for use of its open access interoperability.';

/**
 * Returns all commands (at most 50) in groups with a menu that opens the details of one, the names of the message menus, and what
 * the reactions mean. Of more than 20 commands, descriptions may be cut.
 */
export function help(
  groups: readonly HelpGroup[],
  menus: readonly string[],
  emoji: ReactionEmoji = DEFAULT_REACTION_EMOJI,
): MessageBody {
  const shownGroups = groups.filter(({ entries }) => entries.length > 0);
  const titles = shownGroups.map(({ title }) =>
    fitText(title, MAX_TITLE_WEIGHT, part => `**${escapeText(part)}**`),
  );
  const footers = [...menuMarkdown(menus), reactionsMarkdown(emoji), TOGETHER, MESSAGES, THANKS];
  const room = MAX_MESSAGE_WEIGHT - weighAll([HEAD, ...titles, ...footers]);
  const entries = shownGroups.flatMap(group => group.entries);
  const lines = helpLines(
    entries.map(({ name, description, remarks = [] }) => ({
      name: commandMarkdown(name),
      text: joinParts([description, ...remarks]),
    })),
    room,
  );
  let shown = 0;
  const groupTexts = shownGroups.map((group, at) => {
    const own = lines.slice(shown, shown + group.entries.length);
    shown += own.length;
    return [titles[at], ...own].filter(line => line).join('\n');
  });
  return message(
    container(BLUE, [
      ...[HEAD, ...groupTexts, ...footers].map(textDisplay),
      ...helpMenus(entries, 'Details of a command'),
    ]),
  );
}

/** Returns menus that open the details of a command; `current`: the one that is shown. */
export function helpMenus(
  entries: readonly HelpEntry[],
  placeholder: string,
  current?: string,
): APIActionRowComponent<APIStringSelectComponent>[] {
  const unique = [...new Map(entries.map(entry => [entry.name, entry])).values()];
  const menus = Array.from({ length: Math.ceil(unique.length / MAX_SELECT_OPTIONS) }, (_, at) =>
    unique.slice(at * MAX_SELECT_OPTIONS, (at + 1) * MAX_SELECT_OPTIONS),
  );
  return menus.map((some, at) =>
    row({
      type: ComponentType.StringSelect,
      custom_id: at === 0 ? customId('help') : customId('help', 'menu', at),
      placeholder,
      options: some.map(({ name, description }) => ({
        label: `/${name}`,
        value: name,
        ...optionDescription(description),
        ...(name === current ? { default: true } : {}),
      })),
    }),
  );
}

function optionDescription(text: string): { readonly description?: string } {
  const description = fitPlain(text, MAX_SELECT_OPTION_LENGTH);
  return description === '' ? {} : { description };
}

function menuMarkdown(menus: readonly string[]): string[] {
  const names = fitText(menus.join(', '), MAX_MENUS_WEIGHT, escapeText);
  return names === ''
    ? []
    : [`**In the menu of any message, under Apps**\n${names} · for the papers that it links or names`];
}

const weighAll = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + weigh(text) + 1, 0);
