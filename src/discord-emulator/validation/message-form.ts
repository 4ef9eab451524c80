import { MessageFlags } from 'discord-api-types/v10';
import * as z from 'zod';
import { apiError } from '../api-error.ts';
import { allowedMentions, allowedMentionsProblems } from './allowed-mentions.ts';
import type { AllowedMentions } from './allowed-mentions.ts';
import { messageComponent } from './component.ts';
import type { MessageComponent } from './component.ts';
import { componentProblems } from './component-rules.ts';
import { numberComponents } from './component-tree.ts';
import { throwIfTextTooLong } from './displayed-text.ts';
import { embed, embedProblems } from './embed.ts';
import type { Embed } from './embed.ts';
import { list, numberAsText, parseForm, throwIfProblems, snowflake, text } from './form.ts';
import type { FieldPath, FieldProblem } from './form.ts';
import { poll, pollDraft } from './poll.ts';
import type { PollDraft } from './poll.ts';

/** The validated content of a message. */
export interface MessageBody {
  readonly content: string;
  readonly embeds: readonly Embed[];
  readonly components: readonly MessageComponent[];
  readonly flags: number;
}

/** A message to create. */
export interface MessageDraft extends MessageBody {
  readonly allowedMentions: AllowedMentions | undefined;
  readonly tts: boolean;
  readonly nonce: string | undefined;
  readonly enforceNonce: boolean;
  /** Id of the message it replies to. */
  readonly replyTo: string | undefined;
  readonly poll?: PollDraft;
  /** Descriptions of the files in the request, by the index of the file. */
  readonly fileDescriptions: ReadonlyMap<string, string>;
}

/** An edit of a message. `keptAttachments` undefined keeps all attachments. */
export interface MessageEdit extends MessageBody {
  readonly allowedMentions: AllowedMentions | undefined;
  readonly keptAttachments: readonly string[] | undefined;
}

/** Flags an app may set (docs, "Message Flags"); others are dropped, as Discord does. */
const SETTABLE_FLAGS =
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
  // 2000 UTF-16 code units after trimming (docs, "Create Message"; the API does not accept the OpenAPI file's 4000).
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
 * @param fileCount number of files in the request
 * @param at path of the message in the request body
 * @throws ApiError 50035 or 50006
 */
export function readMessageDraft(body: unknown, fileCount: number, at: FieldPath = []): MessageDraft {
  const form = parseForm(createForm, body ?? {}, at);
  const draft = {
    content: form.content ?? '',
    embeds: form.embeds ?? [],
    components: form.components ?? [],
    flags: (form.flags ?? 0) & SETTABLE_FLAGS,
  };
  const newPoll = form.poll ?? undefined;
  const hasPoll = newPoll !== undefined;
  const hasStickers = (form.sticker_ids ?? []).length > 0;
  throwIfProblems([
    ...legacyFieldProblems(draft, { poll: hasPoll, sticker_ids: hasStickers }, at),
    ...bodyProblems(draft, isComponentsV2(draft.flags), at),
    ...mentionProblems(form.allowed_mentions, at),
  ]);
  // The emulator has no stickers.
  if (hasStickers) throw apiError('invalidSticker');
  if (isEmpty(draft, fileCount) && !hasPoll) throw apiError('emptyMessage');
  throwIfTextTooLong(draft.components);
  numberComponents(draft.components);
  return {
    ...draft,
    allowedMentions: form.allowed_mentions ?? undefined,
    tts: form.tts ?? false,
    nonce: form.nonce ?? undefined,
    enforceNonce: form.enforce_nonce ?? false,
    replyTo: form.message_reference?.message_id,
    ...(newPoll === undefined ? {} : { poll: pollDraft(newPoll) }),
    fileDescriptions: new Map((form.attachments ?? []).map(each => [each.id, each.description ?? ''])),
  };
}

/**
 * Reads an edit of a message. Absent fields keep their value; null empties them.
 * @throws ApiError 50035 or 50006
 */
export function readMessageEdit(
  body: unknown,
  current: MessageBody & { readonly attachments: readonly { readonly id: string }[] },
  fileCount: number,
  at: FieldPath = [],
): MessageEdit {
  const form = parseForm(editForm, body ?? {}, at);
  const kept = form.attachments?.map(each => each.id);
  // An edit may switch Components V2 on, never off (docs, "Edit Message"): the flag stays if it is not given…
  const settable = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;
  const requested = form.flags === undefined || form.flags === null ? current.flags : form.flags & settable;
  const edit = {
    content: form.content === undefined ? current.content : (form.content ?? ''),
    embeds: form.embeds === undefined ? current.embeds : (form.embeds ?? []),
    components: form.components === undefined ? current.components : (form.components ?? []),
    flags: (current.flags & ~MessageFlags.SuppressEmbeds) | requested,
  };
  // …but new components together with flags without it are read as legacy components (reported).
  const isReadAsV2 = isComponentsV2(
    (form.components ?? null) === null ? edit.flags : (form.flags ?? edit.flags),
  );
  throwIfProblems([
    ...legacyFieldProblems(edit, {}, at),
    ...bodyProblems(edit, isReadAsV2, at),
    ...mentionProblems(form.allowed_mentions, at),
  ]);
  if (isEmpty(edit, fileCount + (kept ?? current.attachments).length)) throw apiError('emptyMessage');
  throwIfTextTooLong(edit.components);
  numberComponents(edit.components);
  return { ...edit, allowedMentions: form.allowed_mentions ?? undefined, keptAttachments: kept };
}

/** Returns true if a message uses Components V2. */
function isComponentsV2(flags: number): boolean {
  return (flags & MessageFlags.IsComponentsV2) !== 0;
}

function bodyProblems(body: MessageBody, isReadAsV2: boolean, at: FieldPath): FieldProblem[] {
  return [
    ...embedProblems(body.embeds, [...at, 'embeds']),
    ...componentProblems(body.components, isReadAsV2, [...at, 'components']),
  ];
}

/** docs, "Component Reference": Components V2 cannot be combined with legacy fields. */
function legacyFieldProblems(
  { flags, content, embeds }: MessageBody,
  others: Readonly<Record<string, boolean>>,
  at: FieldPath,
): FieldProblem[] {
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

function mentionProblems(allowed: AllowedMentions | null | undefined, at: FieldPath): FieldProblem[] {
  return allowed === null || allowed === undefined
    ? []
    : allowedMentionsProblems(allowed, [...at, 'allowed_mentions']);
}

/** Returns true if a message has no content. Components alone are enough: rows of buttons need no text. */
function isEmpty(body: MessageBody, fileCount: number): boolean {
  return body.content === '' && body.embeds.length === 0 && body.components.length === 0 && fileCount === 0;
}
