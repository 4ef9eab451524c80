import { ComponentType } from 'discord-api-types/payloads/v10';
import type { MessageView } from '../../web/protocol.ts';

type AnyComponent = MessageView['components'][number];

/** All that a message says, as it was written: its content, its embeds, its text displays. */
export function messageWords({ content, embeds, components }: MessageView): string {
  const parts = [
    content,
    ...embeds.flatMap(embed => [
      embed.title,
      embed.description,
      ...(embed.fields ?? []).map(({ name, value }) => `${name}\n${value}`),
      embed.footer?.text,
    ]),
    ...components.flatMap(componentWords),
  ];
  return parts.filter(part => typeof part === 'string' && part !== '').join('\n');
}

function componentWords(component: AnyComponent): string[] {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return [component.content];
    case ComponentType.Section:
      return component.components.map(text => text.content);
    case ComponentType.Container:
      return component.components.flatMap(componentWords);
    case ComponentType.ActionRow:
    case ComponentType.MediaGallery:
    case ComponentType.File:
    case ComponentType.Separator:
    default:
      return [];
  }
}
