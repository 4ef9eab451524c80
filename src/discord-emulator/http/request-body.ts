import type { IncomingMessage } from 'node:http';
import { apiError } from '../api-error.ts';
import type { UploadedFile } from '../state/message.ts';
import { parseJson } from './json-text.ts';

/** The body of a request. */
export interface RequestBody {
  /** The JSON body, or `payload_json` of a multipart body (docs, "Uploading Files"); undefined if there is none. */
  readonly json: unknown;
  readonly files: readonly UploadedFile[];
}

/** The largest request (docs, "Create Message", limitations). */
const MAX_BODY_BYTES = 25 * 1024 * 1024;

/**
 * Reads the body of a request. What is beyond the limit is discarded, so that the client gets its response.
 * @throws ApiError 40005 if it is too large, 50109 if it is no JSON
 */
export async function readRequestBody(request: IncomingMessage): Promise<RequestBody> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return { json: undefined, files: [] };
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readMultipart(bytes, type);
  return { json: parse(bytes.toString('utf8')), files: [] };
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) throw apiError('fileTooLarge');
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop must not close the connection, or the client would get no response.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) {
      request.resume();
      throw apiError('fileTooLarge');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function readMultipart(bytes: Uint8Array, type: string): Promise<RequestBody> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const files: UploadedFile[] = [];
  let json: unknown;
  for (const [name, value] of form) {
    if (typeof value !== 'string') {
      files.push({
        index: /^files\[(\d+)\]$/u.exec(name)?.[1] ?? String(files.length),
        filename: value.name,
        contentType: value.type === '' ? 'application/octet-stream' : value.type,
        bytes: new Uint8Array(await value.arrayBuffer()),
      });
    } else if (name === 'payload_json') {
      json = parse(value);
    }
  }
  return { json, files };
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw apiError('invalidJson');
    throw error;
  }
}
