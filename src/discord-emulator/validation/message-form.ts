import { MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import { refuse } from '../api-error.ts';
import { allowedMentions, allowedMentionsProblems } from './allowed-mentions.ts';
import type { AllowedMentions } from './allowed-mentions.ts';
import { messageComponent } from './component.ts';
import type { MessageComponent } from './component.ts';
import { componentProblems } from './component-rules.ts';
import { numberComponents } from './component-tree.ts';
import { refuseTextOverBytes } from './displayed-text.ts';
import { embed, embedProblems } from './embed.ts';
import type { Embed } from './embed.ts';
import { list, numberAsText, parseForm, refuseProblems, snowflake, text } from './form.ts';
import type { Path, Problem } from './form.ts';
import { poll } from './poll.ts';

/** What a message consists of, checked. */
export interface MessageBody {
  readonly content: string;
  readonly embeds: readonly Embed[];
  readonly components: readonly MessageComponent[];
  readonly flags: number;
}

/** A message about to be made. */
export interface MessageDraft extends MessageBody {
  readonly allowedMentions: AllowedMentions | undefined;
  readonly tts: boolean;
  readonly nonce: string | undefined;
  readonly enforceNonce: boolean;
  /** The message it answers to. */
  readonly replyTo: string | undefined;
  /** How the files sent along are described, by their index in the request. */
  readonly fileDescriptions: ReadonlyMap<string, string>;
}

/** A message about to be changed; `keptAttachments` undefined keeps all of them. */
export interface MessageEdit extends MessageBody {
  readonly allowedMentions: AllowedMentions | undefined;
  readonly keptAttachments: readonly string[] | undefined;
}

/** Flags an app may set (docs, "Message Flags"); others are dropped, as Discord does. */
const SETTABLE =
  MessageFlags.SuppressEmbeds |
  MessageFlags.Ephemeral |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsComponentsV2;

const fields = {
  embeds: list(embed, 0, 10).nullish(),
  components: z.array(messageComponent).nullish(),
  flags: z.int().nullish(),
  allowed_mentions: allowedMentions.nullish(),
  attachments: list(
    z.object({
      id: z.union([z.string(), z.int()]).transform(String),
      description: text(0, 1024).nullish(),
    }),
    0,
    10,
  ).nullish(),
  // 2000 UTF-16 code units after trimming (docs, "Create Message"; the OpenAPI file's 4000 is not what the API does).
  content: numberAsText(
    z
      .string()
      .transform(value => value.trim())
      .pipe(text(0, 2000)),
  ).nullish(),
};

const createForm = z.object({
  ...fields,
  tts: z.boolean().nullish(),
  // docs, "Create Message": an integer or a string of up to 25 characters.
  nonce: numberAsText(text(0, 25)).nullish(),
  enforce_nonce: z.boolean().nullish(),
  message_reference: z.object({ message_id: snowflake }).nullish(),
  poll: poll.nullish(),
  sticker_ids: list(snowflake, 0, 3).nullish(),
});

const editForm = z.object(fields);

/**
 * Reads a new message.
 * @param fileCount files sent along
 * @param at where the message is in the whole body
 * @throws ApiError 50035 or 50006
 */
export function readMessageDraft(body: unknown, fileCount: number, at: Path = []): MessageDraft {
  const form = parseForm(createForm, body ?? {}, at);
  const draft = {
    content: form.content ?? '',
    embeds: form.embeds ?? [],
    components: form.components ?? [],
    flags: (form.flags ?? 0) & SETTABLE,
  };
  const hasPoll = (form.poll ?? null) !== null;
  const hasStickers = (form.sticker_ids ?? []).length > 0;
  refuseProblems([
    ...legacyFieldProblems(draft, { poll: hasPoll, sticker_ids: hasStickers }, at),
    ...bodyProblems(draft, isComponentsV2(draft.flags), at),
    ...mentionProblems(form.allowed_mentions, at),
  ]);
  // No server here has stickers.
  if (hasStickers) throw refuse('invalidSticker');
  if (isEmpty(draft, fileCount) && !hasPoll) throw refuse('emptyMessage');
  refuseTextOverBytes(draft.components);
  numberComponents(draft.components);
  return {
    ...draft,
    allowedMentions: form.allowed_mentions ?? undefined,
    tts: form.tts ?? false,
    nonce: form.nonce ?? undefined,
    enforceNonce: form.enforce_nonce ?? false,
    replyTo: form.message_reference?.message_id,
    fileDescriptions: new Map((form.attachments ?? []).map(each => [each.id, each.description ?? ''])),
  };
}

/**
 * Reads a change of a message: what is absent stays, null empties.
 * @throws ApiError 50035 or 50006
 */
export function readMessageEdit(
  body: unknown,
  current: MessageBody & { readonly attachments: readonly { readonly id: string }[] },
  fileCount: number,
  at: Path = [],
): MessageEdit {
  const form = parseForm(editForm, body ?? {}, at);
  const kept = form.attachments?.map(each => each.id);
  // Components V2 may be switched on by an edit, never off (docs, "Edit Message"): the flag stays where it is not given…
  const settable = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;
  const asked = form.flags === undefined || form.flags === null ? current.flags : form.flags & settable;
  const edit = {
    content: form.content === undefined ? current.content : (form.content ?? ''),
    embeds: form.embeds === undefined ? current.embeds : (form.embeds ?? []),
    components: form.components === undefined ? current.components : (form.components ?? []),
    flags: (current.flags & ~MessageFlags.SuppressEmbeds) | asked,
  };
  // …but new components beside flags without it are read as those of an ordinary message (reported).
  const isReadAsV2 = isComponentsV2(
    (form.components ?? null) === null ? edit.flags : (form.flags ?? edit.flags),
  );
  refuseProblems([
    ...legacyFieldProblems(edit, {}, at),
    ...bodyProblems(edit, isReadAsV2, at),
    ...mentionProblems(form.allowed_mentions, at),
  ]);
  if (isEmpty(edit, fileCount + (kept ?? current.attachments).length)) throw refuse('emptyMessage');
  refuseTextOverBytes(edit.components);
  numberComponents(edit.components);
  return { ...edit, allowedMentions: form.allowed_mentions ?? undefined, keptAttachments: kept };
}

/** Whether a message is drawn by Components V2. */
export function isComponentsV2(flags: number): boolean {
  return (flags & MessageFlags.IsComponentsV2) !== 0;
}

function bodyProblems(body: MessageBody, isReadAsV2: boolean, at: Path): Problem[] {
  return [
    ...embedProblems(body.embeds, [...at, 'embeds']),
    ...componentProblems(body.components, isReadAsV2, [...at, 'components']),
  ];
}

/** docs, "Component Reference": beside Components V2 there is nothing of an ordinary message. */
function legacyFieldProblems(
  { flags, content, embeds }: MessageBody,
  others: Readonly<Record<string, boolean>>,
  at: Path,
): Problem[] {
  if (!isComponentsV2(flags)) return [];
  const used = { content: content !== '', embeds: embeds.length > 0, ...others };
  return Object.entries(used)
    .filter(([, isUsed]) => isUsed)
    .map(([field]) => ({
      path: [...at, field],
      code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    }));
}

function mentionProblems(allowed: AllowedMentions | null | undefined, at: Path): Problem[] {
  return allowed === null || allowed === undefined
    ? []
    : allowedMentionsProblems(allowed, [...at, 'allowed_mentions']);
}

/** Components alone make a message in both forms: rows of buttons may stand without text. */
function isEmpty(body: MessageBody, fileCount: number): boolean {
  return body.content === '' && body.embeds.length === 0 && body.components.length === 0 && fileCount === 0;
}
