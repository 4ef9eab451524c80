import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { shareFairly } from '../format/share-fairly.ts';
import { weigh } from '../format/text-weight.ts';

/** What a mention with an id of 20 digits weighs more than the command in back ticks. */
const MENTION_WEIGHT = 22;

/** A line about a command or an option: its name as markdown, and a plain text about it. */
export interface HelpLine {
  readonly name: string;
  readonly text: string;
}

const render = (text: string): string => ` · ${escapeText(text)}`;

/** Returns the lines, which weigh at most `room` together, also if their names become mentions. Names are never cut. */
export function helpLines(lines: readonly HelpLine[], room: number): string[] {
  const wants = lines.map(({ name, text }) => weigh(name + render(text)) + 1);
  const shares = shareFairly(wants, room - lines.length * MENTION_WEIGHT);
  return lines.map(({ name, text }, at) => name + fitText(text, (shares[at] ?? 0) - 1 - weigh(name), render));
}

/** Returns the name of a command, without its slash, as the markdown that becomes a mention. */
export const commandMarkdown = (name: string): string => `\`/${name}\``;
