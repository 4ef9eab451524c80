import { ComponentType } from 'discord-api-types/v10';
import type { Channel } from '../state/guild.ts';
import type { ModalData } from '../state/interaction.ts';
import type { World } from '../state/world.ts';
import { modalFields } from '../validation/modal.ts';
import type { Modal, ModalField } from '../validation/modal.ts';
import { isSelect } from '../validation/select.ts';
import { resolveEntities } from './component-use.ts';
import { putFile } from './option-value.ts';
import type { FileInput } from './option-value.ts';
import { UserActionError } from './user-action-error.ts';

/** The input for a field of a modal: text, selected values, or one file. */
type ModalInput = string | readonly string[] | FileInput;

/** The inputs for the fields of a modal, by custom_id. */
export type ModalInputs = Readonly<Record<string, ModalInput>>;

/**
 * Validates the inputs of a modal as Discord's client does, and uploads files.
 * @throws UserActionError for an unknown field, and for an input that is missing, too long or short, or not offered
 */
export function modalValues(
  world: World,
  channel: Channel,
  modal: Modal,
  inputs: ModalInputs,
): Pick<ModalData, 'values' | 'resolved'> {
  const fields = modalFields(modal.components);
  const unknown = Object.keys(inputs).find(id => fields.every(each => each.custom_id !== id));
  if (unknown !== undefined) throw new UserActionError(`The modal has no field '${unknown}'`);
  for (const field of fields) throwIfInvalid(field, inputOf(inputs, field.custom_id));
  const files = Object.entries(inputs).flatMap(([id, input]) =>
    isFile(input) ? [{ id, attachment: putFile(world, channel, input) }] : [],
  );
  const values = Object.entries(inputs).flatMap(([id, input]) =>
    isFile(input) ? [] : [[id, input] as const],
  );
  return {
    values: Object.fromEntries([...values, ...files.map(({ id, attachment }) => [id, [attachment.id]])]),
    resolved: {
      ...resolveEntities(world, channel, entityIds(fields, inputs)),
      attachments: files.map(({ attachment }) => attachment),
    },
  };
}

/** Returns the ids that are chosen in selects of users, roles and channels. */
function entityIds(fields: readonly ModalField[], inputs: ModalInputs): string[] {
  return fields.flatMap(field => {
    const input = inputOf(inputs, field.custom_id);
    const isEntity = isSelect(field) && field.type !== ComponentType.StringSelect;
    return isEntity && !isFile(input) ? [input].flat() : [];
  });
}

/** Returns the input of a field. Custom ids can be those of inherited properties, such as `constructor`. */
function inputOf(inputs: ModalInputs, id: string): ModalInput {
  return (Object.hasOwn(inputs, id) ? inputs[id] : undefined) ?? '';
}

function isFile(input: ModalInput): input is FileInput {
  return typeof input === 'object' && 'filename' in input;
}

/** docs, "Text Input", "String Select" and "File Upload". */
function throwIfInvalid(field: ModalField, input: ModalInput): void {
  const id = field.custom_id;
  if (!isFile(input) && input.length === 0) {
    if (field.required !== false) throw new UserActionError(`The field '${id}' is required`);
  } else if (field.type === ComponentType.TextInput) {
    const [min, max] = [field.min_length ?? 0, field.max_length ?? 4000];
    if (typeof input !== 'string' || input.length < min || input.length > max) {
      throw new UserActionError(`The field '${id}' has to have ${min} to ${max} characters`);
    }
  } else if (field.type === ComponentType.FileUpload) {
    if (!isFile(input)) throw new UserActionError(`The field '${id}' has to be a file`);
  } else if (isFile(input)) {
    throw new UserActionError(`The field '${id}' takes no file`);
  } else if (field.type === ComponentType.StringSelect) {
    const offered = field.options.map(each => each.value);
    const wrong = [input].flat().find(each => !offered.includes(each));
    if (wrong !== undefined) throw new UserActionError(`The field '${id}' does not offer '${wrong}'`);
  }
}
