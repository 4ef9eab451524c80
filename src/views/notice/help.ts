import type { MessageBody } from '../../core/message/message-body.ts';
import { DEFAULT_REACTION_EMOJI, keycap, type ReactionEmoji } from '../../core/message/reaction.ts';
import { BLUE, container, message, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { joinParts } from '../format/join-parts.ts';
import { shareFairly } from '../format/share-fairly.ts';
import { MAX_MESSAGE_WEIGHT, weigh } from '../format/text-weight.ts';

const MAX_TITLE_WEIGHT = 60;
const MAX_EXAMPLE_WEIGHT = 100;
const MAX_MENUS_WEIGHT = 400;

/** What a mention with an id of 20 digits weighs more than the command in back ticks. */
const MENTION_WEIGHT = 22;

/** A command. All texts are plain. */
export interface HelpEntry {
  /** The names that call it: its own, or with each of its subcommands. */
  readonly names: readonly string[];
  readonly description: string;
  /** A call as a member types it. */
  readonly example: string;
  /** Whether it needs the Manage Server permission. */
  readonly forManagers: boolean;
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

const TOGETHER = '**Discuss**: a thread · **desk**: for curators · **wall of fame**: many votes';

const MESSAGES = '**Send Paperboy a link** or an arXiv id, in a channel with a mention.';

/** Required by arXiv's terms of use for its APIs, in these words. */
const THANKS = '-# Thank you to arXiv for use of its open access interoperability.';

/**
 * Returns all commands (at most 30) in groups, the names of the message menus, and what the reactions mean. Descriptions and
 * examples are cut where there is little room, names never.
 */
export function help(
  groups: readonly HelpGroup[],
  menus: readonly string[],
  emoji: ReactionEmoji = DEFAULT_REACTION_EMOJI,
): MessageBody {
  const shownGroups = groups
    .filter(({ entries }) => entries.length > 0)
    .map(({ title, entries }) => ({
      entries,
      title: fitText(title, MAX_TITLE_WEIGHT, part => `**${escapeText(part)}**`),
    }));
  const footers = [...menuMarkdown(menus), reactionsMarkdown(emoji), TOGETHER, MESSAGES, THANKS];
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

/** Returns the lines of each command; together with their line breaks and as mentions they weigh at most `room`. */
function entryLines(entries: readonly HelpEntry[], room: number): ReadonlyMap<HelpEntry, string> {
  const mentions = entries.reduce((sum, { names }) => sum + names.length, 0);
  const wants = entries.map(entry => weigh(entryMarkdown(entry, MAX_MESSAGE_WEIGHT)) + 1);
  const shares = shareFairly(wants, room - mentions * MENTION_WEIGHT);
  return new Map(entries.map((entry, index) => [entry, entryMarkdown(entry, (shares[index] ?? 0) - 1)]));
}

/** Returns a command with its description and an example within `limit`, but never without its names. */
function entryMarkdown({ names, description, example, forManagers }: HelpEntry, limit: number): string {
  const commands = names.map(name => `\`/${name}\``).join(' ');
  const about = joinParts([description, forManagers ? 'needs Manage Server' : undefined]);
  const room = limit - weigh(commands);
  const exampleLine = fitText(
    example,
    Math.min(MAX_EXAMPLE_WEIGHT, room),
    part => `\n-# Example: ${escapeText(part)}`,
  );
  const aboutText = fitText(about, room - weigh(exampleLine), part => ` · ${escapeText(part)}`);
  return commands + aboutText + exampleLine;
}

function menuMarkdown(menus: readonly string[]): string[] {
  const names = fitText(menus.join(', '), MAX_MENUS_WEIGHT, escapeText);
  return names === ''
    ? []
    : [`**In the menu of any message, under Apps**\n${names} · for the papers that it links or names`];
}
