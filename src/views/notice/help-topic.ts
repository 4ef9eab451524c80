import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { BLUE, button, container, message, row, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { joinParts } from '../format/join-parts.ts';
import { MAX_MESSAGE_WEIGHT, weigh } from '../format/text-weight.ts';
import { helpMenus, type HelpEntry } from './help.ts';
import { commandMarkdown, helpLines, type HelpLine } from './help-lines.ts';

const MAX_DESCRIPTION_WEIGHT = 400;
const MAX_EXAMPLE_WEIGHT = 200;

/** An option of a command. All texts are plain. */
export interface HelpOption {
  readonly name: string;
  readonly description: string;
  readonly isRequired: boolean;
}

/** A command, or a subcommand, in detail. */
export interface HelpTopic extends HelpEntry {
  /** A call as a member types it. */
  readonly example?: string | undefined;
  /** Of a command without subcommands, or of a subcommand. */
  readonly options: readonly HelpOption[];
  /** Those of the command; none if it is called by its name alone. */
  readonly subcommands: readonly HelpEntry[];
}

/** Returns a command with its subcommands, or its options, and an example; a menu shows one of the subcommands. */
export function helpTopic(topic: HelpTopic): MessageBody {
  const { name, description, remarks = [], example, subcommands } = topic;
  const [command = name] = name.split(' ');
  const head = [
    `### ${commandMarkdown(name)}`,
    fitText(joinParts([description, ...remarks]), MAX_DESCRIPTION_WEIGHT, escapeText),
  ];
  const exampleText = fitText(example ?? '', MAX_EXAMPLE_WEIGHT, part => `-# Example: ${escapeText(part)}`);
  const room = MAX_MESSAGE_WEIGHT - weigh([...head, exampleText].join('\n')) - 4;
  const texts = [head.join('\n'), helpLines(linesOf(topic), room).join('\n'), exampleText];
  const isPart = name !== command;
  return message(
    container(BLUE, [
      ...texts.filter(text => text !== '').map(textDisplay),
      ...helpMenus(subcommands, 'Options of a subcommand', name),
      row(
        ...(isPart ? [button(customId('help', 'of', command), { label: `/${command}` })] : []),
        button(customId('help', 'all'), { label: 'All commands' }),
      ),
    ]),
  );
}

function linesOf({ name, options, subcommands }: HelpTopic): HelpLine[] {
  const isWhole = subcommands.length > 0 && subcommands.every(each => each.name !== name);
  if (isWhole)
    return subcommands.map(each => ({
      name: commandMarkdown(each.name),
      text: joinParts([each.description, ...(each.remarks ?? [])]),
    }));
  return options.map(({ name: option, description, isRequired }) => ({
    name: `**${escapeText(option)}**`,
    text: joinParts([isRequired ? 'required' : undefined, description]),
  }));
}
