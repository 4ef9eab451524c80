/** Room left between a menu and the edges of the window, px. */
const MARGIN = 8;

/** Where along one axis a menu begins, px: where it is asked for, or as far before it as it needs to stay within. */
export function menuStart(wanted: number, size: number, room: number): number {
  return Math.max(MARGIN, Math.min(wanted, room - size - MARGIN));
}
