import { ButtonStyle, ComponentType, SeparatorSpacingSize } from 'discord-api-types/v10';
import { z } from 'zod';
import { componentEmoji } from './component-emoji.ts';
import { list, otherwise, snowflake, text } from './form.ts';
import { entitySelect, stringSelect } from './select.ts';
import type { Select } from './select.ts';

// Shapes and lengths are those of the docs, "Component Reference". Rules over several fields are in component-rules.ts.

const id = z.int().min(0).nullish();

/** docs, "Button": where a link button may lead. */
const url = text(1, 512).refine(value => /^(?:https?|discord):\/\/\S+$/u.test(value), {
  params: { code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' },
});

const button = z.object({
  type: z.literal(ComponentType.Button),
  id,
  style: z.enum(ButtonStyle),
  label: text(0, 80).nullish(),
  emoji: componentEmoji.nullish(),
  custom_id: text(1, 100).nullish(),
  url: url.nullish(),
  sku_id: snowflake.nullish(),
  disabled: z.boolean().nullish(),
});

const actionRow = z.object({
  type: z.literal(ComponentType.ActionRow),
  id,
  components: list(z.discriminatedUnion('type', [button, stringSelect, entitySelect]), 1, 5),
});

/** Discord fetches the picture and gives it an id and a place of its own; here it stays where it is. */
const media = z
  .object({
    url: text(1, 2048).refine(value => /^(?:https?|attachment):\/\/\S+$/u.test(value), {
      params: { code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' },
    }),
  })
  .transform(({ url: address }) => ({ id: '0', url: address, proxy_url: address }));

const spoiler = otherwise(z.boolean(), false);

/** Text in Markdown. */
export const textDisplay = z.object({
  type: z.literal(ComponentType.TextDisplay),
  id,
  content: text(1, 4000),
});

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

/** docs, "File": one of the message's own attachments. */
const attached = media.refine(({ url: address }) => address.startsWith('attachment://'), {
  path: ['url'],
  params: { code: 'URL_TYPE_INVALID_SCHEME', message: 'Must be an attachment:// reference' },
});

const file = z.object({
  type: z.literal(ComponentType.File),
  id,
  file: attached,
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

/** A component that may stand at the top of a message. */
export type MessageComponent = z.infer<typeof messageComponent>;
/** A button. */
export type Button = z.infer<typeof button>;
/** Any component of a message, wherever it stands. */
export type AnyComponent = MessageComponent | Button | Select | z.infer<typeof thumbnail>;
