/** Elements that use the arrow keys themselves. */
const USES_ARROWS = 'input, textarea, select, [role="combobox"], [role="listbox"], [contenteditable]';

/** Where the focus is in a list of messages. */
export interface MessageFocus {
  /** Index of the message with the focus. */
  readonly index: number;
  /** Whether it is on a part of the message, such as a button, and not on the message. */
  readonly isWithin: boolean;
}

/**
 * Returns the index of the message that a key moves the focus to; one past the last message leads to the message box.
 * @param count number of messages
 * @returns undefined if the key moves nothing
 */
export function messageStep(
  key: string,
  { index, isWithin }: MessageFocus,
  count: number,
): number | undefined {
  switch (key) {
    case 'ArrowUp':
      return isWithin ? index : Math.max(index - 1, 0);
    case 'ArrowDown':
      return index + 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** Returns true if a key press is for the element that has the focus, and not for the list around it. */
export function isForControl(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return true;
  const [target] = event.composedPath();
  return target instanceof Element && target.matches(USES_ARROWS);
}
