import { ComponentType } from 'discord-api-types/payloads/v10';
import type { MessageComponent } from '../../../discord-emulator/validation/component.ts';
import type { MessageView } from '../../web/protocol.ts';
import type { RenderContext } from '../markdown/render-context.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { plainText } from '../markdown/plain-text.ts';
import { readFlags } from './flags.ts';
import { messageTime } from './message-time.ts';
import { displayName } from './user.ts';

/** Long enough to distinguish messages; UTF-16 code units. */
const MAX_TEXT_LENGTH = 120;

/** Returns the name of a message for screen readers: its author, its time and the beginning of its text. */
export function accessibleName(message: MessageView, context: RenderContext): string {
  const { isPrivate, isLoading } = readFlags(message.flags);
  const head = [
    displayName(message.author),
    messageTime(Date.parse(message.timestamp), context.now).long,
    ...(isPrivate ? ['only you can see this'] : []),
  ].join(', ');
  const words = isLoading ? 'thinking…' : textExcerpt(message, context);
  return words === '' ? head : `${head}: ${words}`;
}

function textExcerpt(message: MessageView, context: RenderContext): string {
  const texts = [
    message.content,
    ...message.components.flatMap(textsOf),
    ...message.embeds.flatMap(({ title, description }) => [title ?? '', description ?? '']),
    ...message.attachments.map(({ filename }) => `file ${filename}`),
  ];
  const words = texts
    .map(text => plainText(parseMarkdown(text), context))
    .join(' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return words.length > MAX_TEXT_LENGTH ? `${words.slice(0, MAX_TEXT_LENGTH).trimEnd()}…` : words;
}

function textsOf(component: MessageComponent): string[] {
  if (component.type === ComponentType.TextDisplay) return [component.content];
  if (component.type === ComponentType.Section) return component.components.map(each => each.content);
  if (component.type !== ComponentType.Container) return [];
  // As in text, a spoiler is not read out.
  return component.spoiler ? ['(spoiler)'] : component.components.flatMap(textsOf);
}
