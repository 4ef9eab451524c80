import type { RawFile } from 'discord.js';
import * as z from 'zod';

const bodySchema = z.looseObject({
  text_files: z.array(z.object({ name: z.string(), text: z.string() })).optional(),
  picture_file: z.object({ name: z.string(), base64: z.string() }).optional(),
});

/** A message as the REST client sends it. */
export interface MessageRequest {
  readonly body: Readonly<Record<string, unknown>>;
  readonly files?: RawFile[];
}

/**
 * Returns the request for the body of a message as JSON text: its `text_files` and its `picture_file`, a PNG, become
 * attachments. Throws if it is no object.
 */
export function messageRequest(json: string): MessageRequest {
  const { text_files: texts = [], picture_file: picture, ...body } = bodySchema.parse(JSON.parse(json));
  const files = [
    ...texts.map(({ name, text }) => ({ name, data: Buffer.from(text), contentType: 'text/markdown' })),
    ...(picture === undefined
      ? []
      : [{ name: picture.name, data: Buffer.from(picture.base64, 'base64'), contentType: 'image/png' }]),
  ];
  if (files.length === 0) return { body };
  return {
    body: { ...body, attachments: files.map(({ name }, id) => ({ id, filename: name })) },
    files,
  };
}
