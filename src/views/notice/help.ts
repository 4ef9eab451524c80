import type { MessageBody } from '../../core/message/message-body.ts';
import { keycap, SAVE_EMOJI } from '../../core/message/reaction.ts';
import { BLUE, container, message, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { joinParts } from '../format/join-parts.ts';
import { shareFairly } from '../format/share-fairly.ts';
import { MAX_MESSAGE_WEIGHT, weigh } from '../format/text-weight.ts';

const MAX_TITLE_WEIGHT = 60;
/** A name has at most 32 characters (docs, "Application Command Naming"); the rest is markdown. */
const MAX_NAME_WEIGHT = 40;
const MAX_SUBCOMMANDS_WEIGHT = 130;
const MAX_MENUS_WEIGHT = 400;

/** A command. All texts are plain. */
export interface HelpEntry {
  readonly name: string;
  readonly subcommands: readonly string[];
  readonly description: string;
  /** Whether it needs the Manage Server permission. */
  readonly forManagers: boolean;
}

/** Commands with a common purpose. */
export interface HelpGroup {
  readonly title: string;
  readonly entries: readonly HelpEntry[];
}

const HEAD = '### 📰 Paperboy brings the daily papers';

const REACTIONS = [
  '**React to a post from Paperboy**',
  `${SAVE_EMOJI} saves all its papers, ${keycap(1)} to ${keycap(10)} the paper with that number. Remove the reaction to undo it.`,
].join('\n');

/** Required by arXiv's terms of use for its APIs, in these words. */
const THANKS = '-# Thank you to arXiv for use of its open access interoperability.';

/**
 * Returns all commands (at most 30) in groups, and the names of the message menus. Descriptions are cut where there is
 * little room, names never.
 */
export function help(groups: readonly HelpGroup[], menus: readonly string[]): MessageBody {
  const shownGroups = groups
    .filter(({ entries }) => entries.length > 0)
    .map(({ title, entries }) => ({
      entries,
      title: fitText(title, MAX_TITLE_WEIGHT, part => `**${escapeText(part)}**`),
    }));
  const footers = [...menuMarkdown(menus), REACTIONS, THANKS];
  const otherTexts = [HEAD, ...shownGroups.map(({ title }) => title), ...footers];
  const room = MAX_MESSAGE_WEIGHT - otherTexts.reduce((sum, text) => sum + weigh(text) + 1, 0);
  const lines = entryLines(
    shownGroups.flatMap(({ entries }) => entries),
    room,
  );
  const groupTexts = shownGroups.map(({ title, entries }) =>
    [title, ...entries.map(entry => lines.get(entry))].filter(line => line).join('\n'),
  );
  return message(container(BLUE, [HEAD, ...groupTexts, ...footers].map(textDisplay)));
}

/** Returns a line for each command; together with their line breaks they weigh at most `room`. */
function entryLines(entries: readonly HelpEntry[], room: number): ReadonlyMap<HelpEntry, string> {
  const wants = entries.map(entry => weigh(entryMarkdown(entry, MAX_MESSAGE_WEIGHT)) + 1);
  const shares = shareFairly(wants, room);
  return new Map(entries.map((entry, index) => [entry, entryMarkdown(entry, (shares[index] ?? 0) - 1)]));
}

/** Returns a command in one line within `limit`, but never without its name. */
function entryMarkdown(entry: HelpEntry, limit: number): string {
  const name = fitText(`/${entry.name}`, MAX_NAME_WEIGHT, part => `**${escapeText(part)}**`);
  const subcommandsLimit = Math.min(MAX_SUBCOMMANDS_WEIGHT, limit - weigh(name));
  const subcommands = fitText(entry.subcommands.join(', '), subcommandsLimit, part => ` ${escapeText(part)}`);
  const command = name + subcommands;
  const about = joinParts([entry.description, entry.forManagers ? 'needs Manage Server' : undefined]);
  return command + fitText(about, limit - weigh(command), part => ` · ${escapeText(part)}`);
}

function menuMarkdown(menus: readonly string[]): string[] {
  const names = fitText(menus.join(', '), MAX_MENUS_WEIGHT, escapeText);
  return names === ''
    ? []
    : [
        `**In the menu of any message, under Apps**\n${names} · for the papers that the message links or names by arXiv id`,
      ];
}
