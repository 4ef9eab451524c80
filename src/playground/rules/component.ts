import { ButtonStyle, ComponentType, SeparatorSpacingSize, TextInputStyle } from 'discord-api-types/v10';
import { z } from 'zod';
import { list, otherwise, snowflake, text } from './form.ts';

// Shapes and lengths are those of the docs, "Component Reference". Rules over several fields are in component-rules.ts.

const id = z.int().min(0).nullish();

/** Interactive components are told apart by it: 1–100 characters. */
const customId = text(1, 100);

const url = text(1, 512).refine(value => /^(?:https?|discord|attachment):\/\/\S+$/u.test(value), {
  params: { code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' },
});

const emoji = z.object({
  id: snowflake.nullish(),
  name: z.string().nullish(),
  animated: z.boolean().nullish(),
});

const button = z.object({
  type: z.literal(ComponentType.Button),
  id,
  style: z.enum(ButtonStyle),
  label: text(0, 80).nullish(),
  emoji: emoji.nullish(),
  custom_id: customId.nullish(),
  url: url.nullish(),
  sku_id: snowflake.nullish(),
  disabled: z.boolean().nullish(),
});

const selectOption = z.object({
  label: text(1, 100),
  value: text(1, 100),
  description: text(0, 100).nullish(),
  emoji: emoji.nullish(),
  default: z.boolean().nullish(),
});

const selectFields = {
  id,
  custom_id: customId,
  placeholder: text(0, 150).nullish(),
  min_values: otherwise(z.int().min(0).max(25), 1),
  max_values: otherwise(z.int().min(1).max(25), 1),
  required: z.boolean().nullish(),
  disabled: z.boolean().nullish(),
};

const stringSelect = z.object({
  type: z.literal(ComponentType.StringSelect),
  ...selectFields,
  options: list(selectOption, 1, 25),
});

const entitySelect = z.object({
  type: z.literal([
    ComponentType.UserSelect,
    ComponentType.RoleSelect,
    ComponentType.MentionableSelect,
    ComponentType.ChannelSelect,
  ]),
  ...selectFields,
  channel_types: z.array(z.int()).nullish(),
  default_values: z.array(z.object({ id: snowflake, type: z.enum(['user', 'role', 'channel']) })).nullish(),
});

const actionRow = z.object({
  type: z.literal(ComponentType.ActionRow),
  id,
  components: list(z.discriminatedUnion('type', [button, stringSelect, entitySelect]), 1, 5),
});

/** Discord fetches the picture and gives it an id and a place of its own; here it stays where it is. */
const media = z
  .object({ url: text(1, 2048) })
  .transform(({ url: address }) => ({ id: '0', url: address, proxy_url: address }));

const spoiler = otherwise(z.boolean(), false);

const textDisplay = z.object({ type: z.literal(ComponentType.TextDisplay), id, content: text(1, 4000) });

const thumbnail = z.object({
  type: z.literal(ComponentType.Thumbnail),
  id,
  media,
  description: otherwise(text(0, 1024), null),
  spoiler,
});

const section = z.object({
  type: z.literal(ComponentType.Section),
  id,
  components: list(textDisplay, 1, 3),
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
});

const mediaGallery = z.object({
  type: z.literal(ComponentType.MediaGallery),
  id,
  items: list(z.object({ media, description: otherwise(text(0, 1024), null), spoiler }), 1, 10),
});

const file = z.object({
  type: z.literal(ComponentType.File),
  id,
  file: media,
  name: z
    .unknown()
    .optional()
    .transform(() => null),
  size: z
    .unknown()
    .optional()
    .transform(() => null),
  spoiler,
});

const separator = z.object({
  type: z.literal(ComponentType.Separator),
  id,
  divider: otherwise(z.boolean(), true),
  spacing: otherwise(z.enum(SeparatorSpacingSize), SeparatorSpacingSize.Small),
});

const container = z.object({
  type: z.literal(ComponentType.Container),
  id,
  accent_color: otherwise(z.int().min(0).max(0xffffff), null),
  spoiler,
  components: list(
    z.discriminatedUnion('type', [actionRow, textDisplay, section, mediaGallery, separator, file]),
    1,
    40,
  ),
});

/** A component that may stand at the top of a message. */
export const messageComponent = z.discriminatedUnion('type', [
  actionRow,
  section,
  textDisplay,
  mediaGallery,
  file,
  separator,
  container,
]);

const textInput = z.object({
  type: z.literal(ComponentType.TextInput),
  id,
  custom_id: customId,
  style: z.enum(TextInputStyle),
  label: text(1, 45).nullish(),
  min_length: z.int().min(0).max(4000).nullish(),
  max_length: z.int().min(1).max(4000).nullish(),
  required: z.boolean().nullish(),
  value: text(0, 4000).nullish(),
  placeholder: text(0, 100).nullish(),
});

/** A component that may stand at the top of a modal: a row with one text input (the old form), a label, or text. */
export const modalComponent = z.discriminatedUnion('type', [
  z.object({ type: z.literal(ComponentType.ActionRow), id, components: list(textInput, 1, 1) }),
  z.object({
    type: z.literal(ComponentType.Label),
    id,
    label: text(1, 45),
    description: text(0, 100).nullish(),
    component: z.discriminatedUnion('type', [textInput, stringSelect, entitySelect]),
  }),
  textDisplay,
]);

/** A component that may stand at the top of a message. */
export type MessageComponent = z.infer<typeof messageComponent>;
/** A component that may stand at the top of a modal. */
export type ModalComponent = z.infer<typeof modalComponent>;
/** A button. */
export type Button = z.infer<typeof button>;
/** A select menu, of strings or of people, roles and channels. */
export type Select = z.infer<typeof stringSelect> | z.infer<typeof entitySelect>;
/** A field of a modal that a person fills in. */
export type ModalField = z.infer<typeof textInput> | Select;
/** Any component of a message, wherever it stands. */
export type AnyComponent = MessageComponent | Button | Select | z.infer<typeof thumbnail>;
