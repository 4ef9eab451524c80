import {
  ComponentType,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
} from 'discord-api-types/v10';
import type { MessageBody } from '../../core/message/message-body.ts';

/** Returns a message without the buttons and menus whose custom_ids match. */
export function withoutComponents(body: MessageBody, matches: (customId: string) => boolean): MessageBody {
  return { ...body, components: body.components.flatMap(component => leave(component, matches)) };
}

function leave<T extends APIMessageTopLevelComponent | APIComponentInContainer>(
  component: T,
  matches: (customId: string) => boolean,
): T[] {
  if (component.type === ComponentType.Container)
    return [{ ...component, components: component.components.flatMap(part => leave(part, matches)) }];
  if (component.type !== ComponentType.ActionRow) return [component];
  const components = component.components.filter(part => !('custom_id' in part && matches(part.custom_id)));
  // A row needs at least one component.
  return components.length === 0 ? [] : [{ ...component, components }];
}
