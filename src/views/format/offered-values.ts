import { ComponentType } from 'discord-api-types/v10';
import { parseCustomId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { actionRows } from './action-rows.ts';

/** Returns the values that a message offers in its select menus whose custom_ids have this verb. */
export function offeredValues({ components }: MessageBody, verb: string): string[] {
  return actionRows(components).flatMap(row =>
    row.components.flatMap(each =>
      each.type === ComponentType.StringSelect && parseCustomId(each.custom_id)?.verb === verb
        ? each.options.map(({ value }) => value)
        : [],
    ),
  );
}
