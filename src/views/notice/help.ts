import type { MessageBody } from '../../core/message/message-body.ts';
import { fitText, MESSAGE_WEIGHT, shareFairly, weigh } from '../format/budget.ts';
import { BLUE, container, message, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { joinParts } from '../format/join-parts.ts';

const TITLE = 60;
/** A name has at most 32 characters (docs, "Application Command Naming"). */
const NAME = 40;
const SUBCOMMANDS = 130;
const MENUS = 400;

/** What one can do with one command. Texts are plain. */
export interface HelpEntry {
  readonly name: string;
  readonly subcommands: readonly string[];
  readonly description: string;
  /** Whether it takes the Manage Server permission. */
  readonly forManagers: boolean;
}

/** Commands that serve one purpose. */
export interface HelpGroup {
  readonly title: string;
  readonly entries: readonly HelpEntry[];
}

const HEAD = '### 📰 Paperboy brings the daily papers';

const REACTIONS = [
  '**React to what Paperboy posted**',
  '🔖 saves every paper of the post, 1️⃣ to 🔟 the one at that place. Take the reaction away to undo it.',
].join('\n');

/** Asked for by arXiv's terms of use for its interfaces, in these words. */
const THANKS = '-# Thank you to arXiv for use of its open access interoperability.';

/**
 * Everything Paperboy does: commands (at most 30) grouped by what one wants, and the names of message menus. Where the
 * room is short descriptions are cut, names never left out.
 */
export function help(groups: readonly HelpGroup[], menus: readonly string[]): MessageBody {
  const shown = groups
    .filter(({ entries }) => entries.length > 0)
    .map(({ title, entries }) => ({
      entries,
      title: fitText(title, TITLE, part => `**${escapeText(part)}**`),
    }));
  const around = [HEAD, ...shown.map(({ title }) => title), ...menuMarkdown(menus), REACTIONS, THANKS];
  const room = MESSAGE_WEIGHT - around.reduce((sum, text) => sum + weigh(text) + 1, 0);
  const all = shown.flatMap(({ entries }) => entries);
  const shares = shareFairly(
    all.map(entry => weigh(entryMarkdown(entry, MESSAGE_WEIGHT)) + 1),
    room,
  );
  const lines = new Map(all.map((entry, index) => [entry, entryMarkdown(entry, (shares[index] ?? 0) - 1)]));
  const texts = shown.map(({ title, entries }) =>
    [title, ...entries.map(entry => lines.get(entry))].filter(line => line).join('\n'),
  );
  return message(
    container(BLUE, [HEAD, ...texts, ...menuMarkdown(menus), REACTIONS, THANKS].map(textDisplay)),
  );
}

/** A command in one line of at most `limit`, but with its name in any case. */
function entryMarkdown(entry: HelpEntry, limit: number): string {
  const name = fitText(`/${entry.name}`, NAME, part => `**${escapeText(part)}**`);
  const beside = Math.min(SUBCOMMANDS, limit - weigh(name));
  const called = name + fitText(entry.subcommands.join(', '), beside, part => ` ${escapeText(part)}`);
  const about = joinParts([entry.description, entry.forManagers ? 'for Manage Server' : undefined]);
  return called + fitText(about, limit - weigh(called), part => ` · ${escapeText(part)}`);
}

function menuMarkdown(menus: readonly string[]): string[] {
  const names = fitText(menus.join(', '), MENUS, escapeText);
  return names === ''
    ? []
    : [
        `**On any message, in its menu under Apps**\n${names} · for the papers that its arXiv ids and links mean`,
      ];
}
