import { ButtonStyle, ComponentType, MessageFlags } from 'discord-api-types/v10';
import { buttonCaption } from '../../discord-emulator/user-actions/component-use.ts';
import { displayName } from '../../discord-emulator/user-actions/location.ts';
import type { AnyComponent, Button } from '../../discord-emulator/validation/component.ts';
import type { Embed } from '../../discord-emulator/validation/embed.ts';
import type { Message } from '../../discord-emulator/state/message.ts';
import type { Poll } from '../../discord-emulator/state/poll.ts';
import { plainMarkdown } from './plain-markdown.ts';
import type { Names } from './plain-markdown.ts';
import { entityName } from './select-entries.ts';

const MAX_LABEL_LENGTH = 30;

/** Returns a message as plain text for a terminal: author, text, buttons and selects. No trailing line break. */
export function messageText(message: Message, names: Names): string {
  const isLoading = (message.flags & MessageFlags.Loading) !== 0;
  const body = isLoading ? ['is thinking…'] : bodyLines(message, names);
  const privately = message.audience === null ? '' : ' (only you can see this)';
  const reactions = message.reactions.map(({ emoji, userIds }) => `${emoji.name} ${userIds.length}`);
  return [
    `${displayName(message.author)}${privately}:`,
    ...body,
    ...message.attachments.map(file => `file: ${file.filename} <${file.url}>`),
    ...(reactions.length === 0 ? [] : [reactions.join('  ')]),
  ]
    .flatMap(part => part.split('\n'))
    .map((line, index) => (index === 0 ? line : `  ${line}`.trimEnd()))
    .join('\n');
}

/** Length of a quote that identifies a message, in UTF-16 code units. */
const MAX_QUOTE_LENGTH = 60;

/** Returns the beginning of a message in quotes. */
export function quoteOf(message: Message, names: Names): string {
  const text = messageText(message, names).split('\n')[1]?.trim() ?? '';
  const isLong = text.length > MAX_QUOTE_LENGTH;
  return `“${isLong ? `${text.slice(0, MAX_QUOTE_LENGTH).trimEnd()}…` : text}”`;
}

function bodyLines(message: Message, names: Names): string[] {
  return [
    ...(message.content === '' ? [] : [plainMarkdown(message.content, names)]),
    ...message.embeds.flatMap(embed => embedLines(embed, names)),
    ...message.components.flatMap(component => componentLines(component, names)),
    ...(message.poll === undefined ? [] : pollLines(message.poll)),
  ];
}

function embedLines(embed: Embed, names: Names): string[] {
  const plain = (markdown: string): string => plainMarkdown(markdown, names);
  const link = embed.url === undefined || embed.url === null ? '' : ` <${embed.url}>`;
  const lines = [
    embed.author?.name,
    embed.title === undefined || embed.title === null ? undefined : `${plain(embed.title)}${link}`,
    embed.description === undefined || embed.description === null ? undefined : plain(embed.description),
    ...(embed.fields ?? []).map(field => `${field.name}: ${plain(field.value)}`),
    embed.footer?.text,
  ];
  return lines.flatMap(line => (line === undefined || line === '' ? [] : [line]));
}

function pollLines({ question, answers, isFinalized }: Poll): string[] {
  const lines = answers.map(({ text, voterIds }, index) => `${index + 1} ${text}: ${voterIds.length}`);
  return [`poll${isFinalized ? ' (ended)' : ''}: ${question}`, ...lines];
}

function componentLines(component: AnyComponent, names: Names): string[] {
  const lines = (inner: AnyComponent): string[] => componentLines(inner, names);
  switch (component.type) {
    case ComponentType.TextDisplay:
      return [plainMarkdown(component.content, names)];
    case ComponentType.ActionRow:
      return [component.components.flatMap(lines).join(' ')];
    case ComponentType.Container:
      return component.components.flatMap(lines);
    case ComponentType.Section:
      return [...component.components.flatMap(lines), ...lines(component.accessory)];
    case ComponentType.Button:
      return [buttonText(component)];
    case ComponentType.StringSelect:
      return [
        `[${component.placeholder ?? 'Select'}: ${component.options.map(each => shortLabel(each.label)).join(' | ')}]`,
      ];
    case ComponentType.Separator:
      return [component.divider ? '———' : ''];
    case ComponentType.MediaGallery:
      return component.items.map(item => pictureText(item.description, item.media.url));
    case ComponentType.Thumbnail:
      return [pictureText(component.description, component.media.url)];
    case ComponentType.File:
      return [`file: ${component.file.url}`];
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.ChannelSelect:
    default:
      return [`[${component.placeholder ?? 'Select'}: ${entityName(component)}]`];
  }
}

function buttonText(button: Button): string {
  const face = buttonCaption(button);
  if (button.style === ButtonStyle.Link) return `[${face}] <${button.url ?? ''}>`;
  return button.disabled === true ? `[${face} (disabled)]` : `[${face}]`;
}

function pictureText(description: string | null | undefined, url: string): string {
  return `picture: ${description ?? ''} <${url}>`.replace(':  ', ': ');
}

/** Returns the beginning of a label, because labels are printed side by side. */
function shortLabel(label: string): string {
  return label.length <= MAX_LABEL_LENGTH ? label : `${label.slice(0, MAX_LABEL_LENGTH).trimEnd()}…`;
}
