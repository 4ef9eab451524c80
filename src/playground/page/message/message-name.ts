import { ComponentType } from 'discord-api-types/payloads/v10';
import type { MessageComponent } from '../../../discord-emulator/validation/component.ts';
import type { MessageView } from '../../web/protocol.ts';
import type { DrawingContext } from '../markdown/drawing-context.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { plainText } from '../markdown/plain-text.ts';
import { readFlags } from './flags.ts';
import { messageTime } from './message-time.ts';
import { displayName } from './names.ts';

/** Enough to tell messages apart without hearing all of them; UTF-16 code units. */
const MOST = 120;

/** What a screen reader calls a message: who, when, and how it begins. */
export function messageName(message: MessageView, context: DrawingContext): string {
  const { isPrivate, isLoading } = readFlags(message.flags);
  const head = [
    displayName(message.author),
    messageTime(Date.parse(message.timestamp), context.now).long,
    ...(isPrivate ? ['only you can see this'] : []),
  ].join(', ');
  const words = isLoading ? 'thinking…' : beginning(message, context);
  return words === '' ? head : `${head}: ${words}`;
}

function beginning(message: MessageView, context: DrawingContext): string {
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
  return words.length > MOST ? `${words.slice(0, MOST).trimEnd()}…` : words;
}

function textsOf(component: MessageComponent): string[] {
  if (component.type === ComponentType.TextDisplay) return [component.content];
  if (component.type === ComponentType.Section) return component.components.map(each => each.content);
  if (component.type !== ComponentType.Container) return [];
  // What is covered is not told either, as in texts.
  return component.spoiler ? ['(spoiler)'] : component.components.flatMap(textsOf);
}
