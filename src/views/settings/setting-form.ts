import {
  ComponentType,
  TextInputStyle,
  type APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import { hasDefault, type ServerSettingName } from '../../core/server-setting.ts';
import type { ServerSettings } from '../../core/server-settings.ts';
import { defaultText, SETTING_TEXTS } from './setting-text.ts';

/** The settings that are typed. */
export type TypedSettingName = 'timezone' | 'save-emoji' | 'vote-emoji' | 'wall-threshold';

/** The custom_id of the form's text input. */
export const SETTING_FIELD = 'value';

/** Longer than the names of all time zones, than every emoji, and than a custom emoji, which is answered with a reason. */
const MAX_SETTING_LENGTH = 80;

/** Returns whether a setting is changed by a form. */
export function isTypedSetting(name: ServerSettingName): name is TypedSettingName {
  return name === 'timezone' || name === 'save-emoji' || name === 'vote-emoji' || name === 'wall-threshold';
}

/** Returns the form that changes a setting of a server; left empty, it sets the default. */
export function settingForm(
  name: TypedSettingName,
  settings: ServerSettings,
): APIModalInteractionResponseCallbackData {
  const { title, explanation } = SETTING_TEXTS[name];
  return {
    custom_id: customId('server-setting', name),
    title,
    components: [
      {
        type: ComponentType.Label,
        label: `Leave it empty for the default (${defaultText(name)})`,
        description: explanation,
        component: {
          type: ComponentType.TextInput,
          custom_id: SETTING_FIELD,
          style: TextInputStyle.Short,
          required: false,
          max_length: MAX_SETTING_LENGTH,
          ...(hasDefault(name, settings) ? {} : { value: typedValue(name, settings) }),
        },
      },
    ],
  };
}

function typedValue(name: TypedSettingName, settings: ServerSettings): string {
  if (name === 'timezone') return settings.timezone ?? '';
  if (name === 'wall-threshold') return String(settings.wallThreshold);
  return name === 'save-emoji' ? settings.saveEmoji : settings.voteEmoji;
}
