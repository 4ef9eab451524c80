/** Space between a menu and the edges of the window. */
const MARGIN_PX = 8;

/** Returns the position of a menu along one axis, px: the wanted one, or the nearest that keeps the menu in the window. */
export function menuOffset(position: number, size: number, windowSize: number): number {
  return Math.max(MARGIN_PX, Math.min(position, windowSize - size - MARGIN_PX));
}
