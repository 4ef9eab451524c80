import { apiError } from '../api-error.ts';
import type { MessageComponent } from './component.ts';
import { displayedTexts } from './component-tree.ts';
import type { FieldPath, FieldProblem } from './form.ts';

/** Characters of all text displays of a message together (docs, "Component Reference"). */
const MAX_CHARACTERS = 4000;

/** UTF-8 bytes of all text displays of a message together; above it, Discord responds 500 (reported, not in the docs). */
const MAX_BYTES = 10_170;
/** Bytes that each text display adds to its text (same reports). */
const OVERHEAD_BYTES = 12;

/** Returns a problem if a Components V2 message has too many characters of text. */
export function displayedTextProblems(
  components: readonly MessageComponent[],
  at: FieldPath,
): FieldProblem[] {
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
 * Fails as Discord does for text within the limit of characters but too long in UTF-8: mathematics, Chinese, Japanese.
 * @throws ApiError of status 500
 */
export function throwIfTextTooLong(components: readonly MessageComponent[]): void {
  const bytes = displayedTexts(components).reduce(
    (sum, text) => sum + Buffer.byteLength(text, 'utf8') + OVERHEAD_BYTES,
    0,
  );
  if (bytes > MAX_BYTES) throw apiError('internalError');
}
