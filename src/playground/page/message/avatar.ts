import type { User } from './user.ts';
import { displayName } from './user.ts';

const COLOURS = ['#5865f2', '#4f7a52', '#9a5b13', '#b8383b', '#a83d80', '#2f7f86', '#6b6f78'];

/** SVG elements of a face, for apps. */
const APP_FACE = `<rect x="9" y="14" width="22" height="16" rx="6" fill="#fff"/><circle cx="16" cy="22" r="2.5"/><circle cx="24" cy="22" r="2.5"/><path d="M20 14V9" stroke="#fff" stroke-width="2"/><circle cx="20" cy="8" r="2" fill="#fff"/>`;

/**
 * Returns a user’s avatar as a data URL: the initial on a colour chosen by id, or a face for apps. It is drawn here because
 * the page loads nothing from Discord.
 */
export function avatarUrl(user: User): string {
  const colour = COLOURS[Number(BigInt(user.id) % BigInt(COLOURS.length))] ?? '#5865f2';
  const [initial = '?'] = displayName(user).toUpperCase();
  const content = user.bot
    ? `<g fill="${colour}">${APP_FACE}</g>`
    : `<text x="20" y="27" font-family="sans-serif" font-size="19" fill="#fff" text-anchor="middle">${escapeCharacter(initial)}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${colour}"/>${content}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function escapeCharacter(character: string): string {
  return `&#${character.codePointAt(0) ?? 63};`;
}
