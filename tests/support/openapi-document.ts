import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Where Discord's description of REST v10 lies on a developer's machine (discord/discord-api-spec): beside the repository. */
export const DESCRIPTION_FILE = fileURLToPath(
  new URL('../../../shared/reference/openapi.json', import.meta.url),
);

const media = z.record(z.string(), z.object({ schema: z.unknown() }));
const parameter = z.object({ name: z.string(), in: z.string() });
const answer = z.union([
  z.object({ $ref: z.string() }),
  z.object({ $ref: z.undefined().optional(), content: media.optional() }),
]);
const operation = z.object({
  operationId: z.string(),
  parameters: z.array(parameter).default([]),
  requestBody: z.object({ content: media }).optional(),
  responses: z.record(z.string(), answer),
});
const pathItem = z.object({
  parameters: z.array(parameter).default([]),
  get: operation.optional(),
  put: operation.optional(),
  post: operation.optional(),
  patch: operation.optional(),
  delete: operation.optional(),
});

/** What the oracle reads of the description; the schemas stay as they are, for ajv. */
const document = z.object({
  paths: z.record(z.string(), pathItem),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

/** Discord's description of its API. */
export type OpenApiDocument = z.infer<typeof document>;
/** One method of one path. */
export type Operation = z.infer<typeof operation>;
/** One answer of an operation: by reference, or with the schemas of its body. */
export type DescribedAnswer = z.infer<typeof answer>;

/** Opens a description; undefined where there is none. Throws when it is none that can be read. */
export function readDescription(file: string = DESCRIPTION_FILE): OpenApiDocument | undefined {
  return existsSync(file) ? document.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}
