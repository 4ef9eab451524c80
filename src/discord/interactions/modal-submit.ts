import { ComponentType, type ModalData, type ModalSubmitInteraction } from 'discord.js';
import type { ModalSubmit } from '../../command.ts';
import type { CustomId } from '../../core/message/custom-id.ts';
import { UserError } from '../../core/message/user-error.ts';
import { toAttachment } from './attachment.ts';
import { toCaller } from './invocation.ts';
import { toMessageBody } from './message-body.ts';

/** The longest text of a text input, UTF-16 code units (docs, "Text Input"). */
const MAX_FIELD_LENGTH = 4_000;

/** Choices of a select (docs, "String Select"). */
const MAX_FIELD_VALUES = 25;

/** Fields of a form (docs, "Modal"). */
const MAX_FIELDS = 5;

/**
 * Converts a submitted form. `isPrivate`: whether there is a message whose component opened it and only the caller sees it.
 * Throws `UserError` for more than any form can contain.
 */
export function toModalSubmit(
  interaction: ModalSubmitInteraction,
  id: CustomId,
  isPrivate: boolean,
): ModalSubmit {
  const { fields, message } = interaction;
  if (fields.fields.size > MAX_FIELDS || fields.fields.some(isTooLarge))
    throw new UserError('That form contains too much. Shorten it.');
  return {
    ...toCaller(interaction),
    args: id.args,
    text(fieldId) {
      const field = fields.fields.get(fieldId);
      return field?.type === ComponentType.TextInput ? field.value : '';
    },
    values(fieldId) {
      const field = fields.fields.get(fieldId);
      return field?.type === ComponentType.StringSelect ? field.values : [];
    },
    attachment(fieldId) {
      const field = fields.fields.get(fieldId);
      return field?.type === ComponentType.FileUpload ? toAttachment(field.attachments?.first()) : undefined;
    },
    messageId: message?.id,
    isPrivate,
    // Few actions read it.
    get body() {
      return message ? toMessageBody(message) : undefined;
    },
  };
}

function isTooLarge(field: ModalData): boolean {
  if ('value' in field) return typeof field.value === 'string' && field.value.length > MAX_FIELD_LENGTH;
  return 'values' in field && field.values.length > MAX_FIELD_VALUES;
}
