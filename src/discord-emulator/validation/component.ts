import { ButtonStyle, ComponentType, SeparatorSpacingSize } from 'discord-api-types/v10';
import * as z from 'zod';
import { componentEmoji, componentId, customId } from './component-fields.ts';
import { INVALID_URL } from './field-errors.ts';
import { list, withDefault, snowflake, text } from './form.ts';
import { entitySelect, stringSelect } from './select.ts';
import type { Select } from './select.ts';

// Shapes and lengths: docs, "Component Reference". Rules that involve several fields are in component-rules.ts.

/** docs, "Button": the URL of a link button. */
const url = text(1, 512).refine(value => /^(?:https?|discord):\/\/\S+$/u.test(value), {
  params: INVALID_URL,
});

const button = z.object({
  type: z.literal(ComponentType.Button),
  id: componentId,
  style: z.enum(ButtonStyle),
  label: text(0, 80).nullish(),
  emoji: componentEmoji.nullish(),
  custom_id: customId.nullish(),
  url: url.nullish(),
  sku_id: snowflake.nullish(),
  disabled: z.boolean().nullish(),
});

const actionRow = z.object({
  type: z.literal(ComponentType.ActionRow),
  id: componentId,
  components: list(z.discriminatedUnion('type', [button, stringSelect, entitySelect]), 1, 5),
});

/** Schema of a media item. Discord copies the image and gives it a new id and URL; the emulator keeps the URL. */
const media = z
  .object({
    url: text(1, 2048).refine(value => /^(?:https?|attachment):\/\/\S+$/u.test(value), {
      params: INVALID_URL,
    }),
  })
  .transform(({ url: address }) => ({ id: '0', url: address, proxy_url: address }));

const spoiler = withDefault(z.boolean(), false);

/** Schema of a text display: Markdown text. */
export const textDisplay = z.object({
  type: z.literal(ComponentType.TextDisplay),
  id: componentId,
  content: text(1, 4000),
});

const thumbnail = z.object({
  type: z.literal(ComponentType.Thumbnail),
  id: componentId,
  media,
  description: withDefault(text(0, 1024), null),
  spoiler,
});

const section = z.object({
  type: z.literal(ComponentType.Section),
  id: componentId,
  components: list(textDisplay, 1, 3),
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
});

const mediaGallery = z.object({
  type: z.literal(ComponentType.MediaGallery),
  id: componentId,
  items: list(z.object({ media, description: withDefault(text(0, 1024), null), spoiler }), 1, 10),
});

/** docs, "File": an attachment of the same message. */
const attachmentMedia = media.refine(({ url: address }) => address.startsWith('attachment://'), {
  path: ['url'],
  params: { code: 'URL_TYPE_INVALID_SCHEME', message: 'Must be an attachment:// reference' },
});

const file = z.object({
  type: z.literal(ComponentType.File),
  id: componentId,
  file: attachmentMedia,
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
  id: componentId,
  divider: withDefault(z.boolean(), true),
  spacing: withDefault(z.enum(SeparatorSpacingSize), SeparatorSpacingSize.Small),
});

const container = z.object({
  type: z.literal(ComponentType.Container),
  id: componentId,
  accent_color: withDefault(z.int().min(0).max(0xffffff), null),
  spoiler,
  components: list(
    z.discriminatedUnion('type', [actionRow, textDisplay, section, mediaGallery, separator, file]),
    1,
    40,
  ),
});

/** Schema of a top-level component of a message. */
export const messageComponent = z.discriminatedUnion('type', [
  actionRow,
  section,
  textDisplay,
  mediaGallery,
  file,
  separator,
  container,
]);

/** A top-level component of a message. */
export type MessageComponent = z.infer<typeof messageComponent>;
/** A button. */
export type Button = z.infer<typeof button>;
/** Any component of a message, at any depth. */
export type AnyComponent = MessageComponent | Button | Select | z.infer<typeof thumbnail>;
