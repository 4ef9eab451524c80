import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/** Optional copy of Discord's OpenAPI description of REST v10 (discord/discord-api-spec) beside the repository. */
const OPENAPI_FILE = fileURLToPath(new URL('../../../shared/reference/openapi.json', import.meta.url));

const media = z.record(z.string(), z.object({ schema: z.unknown() }));
const parameter = z.object({ name: z.string(), in: z.string() });
const response = z.union([
  z.object({ $ref: z.string() }),
  z.object({ $ref: z.undefined().optional(), content: media.optional() }),
]);
const operation = z.object({
  operationId: z.string(),
  parameters: z.array(parameter).default([]),
  requestBody: z.object({ content: media }).optional(),
  responses: z.record(z.string(), response),
});
const pathItem = z.object({
  parameters: z.array(parameter).default([]),
  get: operation.optional(),
  put: operation.optional(),
  post: operation.optional(),
  patch: operation.optional(),
  delete: operation.optional(),
});

/** The parts of the description that the checker reads. The schemas are passed to ajv as they are. */
const document = z.object({
  paths: z.record(z.string(), pathItem),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

/** Discord's OpenAPI description. */
export type OpenApiDocument = z.infer<typeof document>;
/** An operation: one method of one path. */
export type Operation = z.infer<typeof operation>;
/** A response of an operation: a reference, or the schemas of its body. */
export type OperationResponse = z.infer<typeof response>;

/** Reads a description; undefined if the file does not exist. Throws if the file is not a description. */
export function readOpenApiDocument(file: string = OPENAPI_FILE): OpenApiDocument | undefined {
  return existsSync(file) ? document.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}
