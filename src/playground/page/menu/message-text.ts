import { ComponentType } from 'discord-api-types/payloads/v10';
import type { MessageView } from '../../web/protocol.ts';

type AnyComponent = MessageView['components'][number];

/** Returns the whole text of a message in Markdown: its content, its embeds and its text displays. */
export function messageText({ content, embeds, components }: MessageView): string {
  const parts = [
    content,
    ...embeds.flatMap(embed => [
      embed.title,
      embed.description,
      ...(embed.fields ?? []).map(({ name, value }) => `${name}\n${value}`),
      embed.footer?.text,
    ]),
    ...components.flatMap(componentText),
  ];
  return parts.filter(part => typeof part === 'string' && part !== '').join('\n');
}

function componentText(component: AnyComponent): string[] {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return [component.content];
    case ComponentType.Section:
      return component.components.map(text => text.content);
    case ComponentType.Container:
      return component.components.flatMap(componentText);
    case ComponentType.ActionRow:
    case ComponentType.MediaGallery:
    case ComponentType.File:
    case ComponentType.Separator:
    default:
      return [];
  }
}
