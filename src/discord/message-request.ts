import type { RawFile } from 'discord.js';
import { z } from 'zod';

const bodySchema = z.looseObject({
  text_files: z.array(z.object({ name: z.string(), text: z.string() })).optional(),
});

/** A message as the REST client sends it. */
export interface MessageRequest {
  readonly body: Readonly<Record<string, unknown>>;
  readonly files?: RawFile[];
}

/** Returns the request for the body of a message as JSON text: its `text_files` become attachments. Throws if it is no object. */
export function messageRequest(json: string): MessageRequest {
  const { text_files: texts, ...body } = bodySchema.parse(JSON.parse(json));
  if (texts === undefined) return { body };
  return {
    body: { ...body, attachments: texts.map(({ name }, id) => ({ id, filename: name })) },
    files: texts.map(({ name, text }) => ({ name, data: Buffer.from(text), contentType: 'text/markdown' })),
  };
}
