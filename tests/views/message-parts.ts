import { ComponentType, type APIComponentInMessageActionRow } from 'discord-api-types/v10';
import type { MessageBody } from '../../src/core/message/message-body.ts';

type Component = MessageBody['components'][number];
type Part = Component | APIComponentInMessageActionRow | { readonly type: ComponentType.Thumbnail };

/** All components of a message with those nested in them, top to bottom. */
export function partsOf(body: MessageBody): Part[] {
  return body.components.flatMap(within);
}

function within(component: Component): Part[] {
  if (component.type === ComponentType.Container) {
    return [component, ...component.components.flatMap(within)];
  }
  if (component.type === ComponentType.Section) {
    return [component, ...component.components, component.accessory];
  }
  return component.type === ComponentType.ActionRow ? [component, ...component.components] : [component];
}

/** The contents of a message's text displays, top to bottom. */
export function textsOf(body: MessageBody): string[] {
  return partsOf(body).flatMap(part => (part.type === ComponentType.TextDisplay ? [part.content] : []));
}

/** The custom_ids of a message's buttons and menus, top to bottom. */
export function customIdsOf(body: MessageBody): string[] {
  return partsOf(body).flatMap(part => ('custom_id' in part ? [part.custom_id] : []));
}

/** The labels of a message's buttons, top to bottom. */
export function labelsOf(body: MessageBody): string[] {
  return partsOf(body).flatMap(part =>
    part.type === ComponentType.Button && 'label' in part ? [part.label ?? ''] : [],
  );
}
