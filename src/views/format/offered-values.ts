import {
  ComponentType,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
} from 'discord-api-types/v10';
import { parseCustomId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';

/** Returns the values that a message offers in its select menus whose custom_ids have this verb. */
export function offeredValues({ components }: MessageBody, verb: string): string[] {
  return components.flatMap(component => valuesWithin(component, verb));
}

function valuesWithin(
  component: APIMessageTopLevelComponent | APIComponentInContainer,
  verb: string,
): string[] {
  if (component.type === ComponentType.Container)
    return component.components.flatMap(each => valuesWithin(each, verb));
  if (component.type !== ComponentType.ActionRow) return [];
  return component.components.flatMap(each =>
    each.type === ComponentType.StringSelect && parseCustomId(each.custom_id)?.verb === verb
      ? each.options.map(({ value }) => value)
      : [],
  );
}
