import type { ReadReference } from '../../../src/core/library/library-import.ts';
import { createReferenceReader } from '../../../src/sources/references/read-references.ts';

export async function read(content: string | Uint8Array, fileName = ''): Promise<ReadReference[]> {
  return createReferenceReader().read(
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
    fileName,
  );
}

/** Returns the fields that were read, or the reasons why they were not. */
export async function readFields(content: string | Uint8Array, fileName = '') {
  return (await read(content, fileName)).map(each => ('fields' in each ? each.fields : each.rejected));
}
