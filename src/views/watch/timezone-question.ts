import {
  ComponentType,
  TextInputStyle,
  type APIButtonComponentWithCustomId,
  type APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import { button } from '../format/components.ts';

/** The custom_id of the form's text input. */
export const TIMEZONE_FIELD = 'timezone';

/** In the custom_id of the button on the panel of a member's settings, which the answer changes. */
export const PANEL_MARK = 'panel';

/** Longer than the names of all time zones, and than those of most cities. */
const MAX_TIMEZONE_LENGTH = 60;

/** Returns the button that opens the form; `marks` are arguments of its custom_id. */
export function timezoneButton(...marks: readonly string[]): APIButtonComponentWithCustomId {
  return button(customId('timezone', ...marks), { label: 'Set time zone', emoji: '🕘' });
}

/** Returns the form that asks a member for their time zone. */
export function timezoneForm(
  current: string | null,
  marks: readonly string[],
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId('timezone', ...marks),
    title: 'Your time zone',
    components: [
      {
        type: ComponentType.Label,
        label: 'A city, or the name of the zone',
        description: 'Such as Berlin or America/New_York. Your digests follow it.',
        component: {
          type: ComponentType.TextInput,
          custom_id: TIMEZONE_FIELD,
          style: TextInputStyle.Short,
          required: true,
          max_length: MAX_TIMEZONE_LENGTH,
          ...(current === null ? {} : { value: current }),
        },
      },
    ],
  };
}
