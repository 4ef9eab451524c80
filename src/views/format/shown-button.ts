import { ComponentType } from 'discord-api-types/v10';
import { parseCustomId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { actionRows } from './action-rows.ts';

/** A button by its custom_id and label. */
export interface ShownButton {
  readonly id: string;
  readonly label: string;
}

/** Returns the first button of a message whose custom_id has this verb; `undefined` without one. */
export function shownButton({ components }: MessageBody, verb: string): ShownButton | undefined {
  for (const each of actionRows(components).flatMap(row => row.components)) {
    if (each.type !== ComponentType.Button || !('custom_id' in each)) continue;
    if (parseCustomId(each.custom_id)?.verb === verb) return { id: each.custom_id, label: each.label ?? '' };
  }
  return undefined;
}
