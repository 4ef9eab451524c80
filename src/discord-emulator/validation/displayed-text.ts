import { ApiError } from '../api-error.ts';
import type { MessageComponent } from './component.ts';
import { displayedTexts } from './component-tree.ts';
import type { Path, Problem } from './form.ts';

/** Characters over all text displays of a message (docs, "Component Reference"). */
const MAX_CHARACTERS = 4000;

/** Room for all text displays of a message, in bytes; past it Discord fails (reported, not in the docs). */
const MAX_BYTES = 10_170;
/** What each text display takes of that room beside its text (same reports). */
const BYTES_EACH = 12;

/** More text than a message of Components V2 may show. */
export function displayedTextProblems(components: readonly MessageComponent[], at: Path): Problem[] {
  const characters = displayedTexts(components).reduce((sum, text) => sum + text.length, 0);
  if (characters <= MAX_CHARACTERS) return [];
  return [
    {
      path: at,
      code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      message: `Total displayable text size exceeds ${MAX_CHARACTERS}`,
    },
  ];
}

/**
 * Fails as Discord does on text that is short enough in characters and too long in UTF-8: mathematics, Chinese, Japanese.
 * @throws ApiError of status 500
 */
export function refuseTextOverBytes(components: readonly MessageComponent[]): void {
  const bytes = displayedTexts(components).reduce(
    (sum, text) => sum + Buffer.byteLength(text, 'utf8') + BYTES_EACH,
    0,
  );
  if (bytes > MAX_BYTES) throw new ApiError(500, 0, '500: Internal Server Error');
}
