/** An emoji that can be picked. */
export interface NamedEmoji {
  readonly emoji: string;
  /** Words it is found by; the first says what it is. */
  readonly name: string;
}

/** Those that messages are most often marked with. */
export const FREQUENT: readonly string[] = ['🔖', '1️⃣', '2️⃣', '3️⃣', '👍', '❤️', '👀', '🎉'];

const NAMES: readonly (readonly [emoji: string, name: string])[] = [
  ['🔖', 'bookmark save'],
  ['👍', 'thumbs up yes like'],
  ['👎', 'thumbs down no'],
  ['❤️', 'heart love'],
  ['🎉', 'party popper tada'],
  ['👀', 'eyes look'],
  ['🔥', 'fire hot'],
  ['✅', 'check mark done yes'],
  ['❌', 'cross mark no'],
  ['1️⃣', 'one 1 keycap'],
  ['2️⃣', 'two 2 keycap'],
  ['3️⃣', 'three 3 keycap'],
  ['4️⃣', 'four 4 keycap'],
  ['5️⃣', 'five 5 keycap'],
  ['6️⃣', 'six 6 keycap'],
  ['7️⃣', 'seven 7 keycap'],
  ['8️⃣', 'eight 8 keycap'],
  ['9️⃣', 'nine 9 keycap'],
  ['🔟', 'ten 10 keycap'],
  ['0️⃣', 'zero 0 keycap'],
  ['⭐', 'star'],
  ['🌟', 'glowing star'],
  ['💯', 'hundred points 100'],
  ['🚀', 'rocket launch'],
  ['🧠', 'brain mind'],
  ['🤖', 'robot bot'],
  ['💡', 'light bulb idea'],
  ['📚', 'books library'],
  ['📖', 'open book read'],
  ['📄', 'page paper document'],
  ['📰', 'newspaper news'],
  ['📝', 'memo note write'],
  ['📌', 'pushpin pin'],
  ['📎', 'paperclip'],
  ['🔗', 'link'],
  ['🔍', 'magnifying glass search'],
  ['📈', 'chart rising up'],
  ['📉', 'chart falling down'],
  ['📅', 'calendar date'],
  ['⏰', 'alarm clock time'],
  ['⏳', 'hourglass wait'],
  ['🔔', 'bell'],
  ['🔕', 'bell off mute'],
  ['😀', 'grinning face smile'],
  ['😂', 'tears of joy laugh'],
  ['🙂', 'slight smile'],
  ['😍', 'heart eyes love'],
  ['🤔', 'thinking face'],
  ['😮', 'open mouth surprised'],
  ['😢', 'crying sad'],
  ['😭', 'sobbing cry'],
  ['😎', 'sunglasses cool'],
  ['🤯', 'exploding head mind blown'],
  ['🥳', 'partying face'],
  ['🙏', 'folded hands thanks please'],
  ['👏', 'clapping hands applause'],
  ['🙌', 'raised hands'],
  ['💪', 'flexed biceps strong'],
  ['👋', 'waving hand hello'],
  ['🤝', 'handshake deal'],
  ['☕', 'coffee hot drink'],
  ['🍕', 'pizza'],
  ['🐛', 'bug'],
  ['⚠️', 'warning'],
  ['❓', 'question mark'],
  ['❗', 'exclamation mark'],
];

/** All emoji that can be picked. */
export const EMOJI: readonly NamedEmoji[] = NAMES.map(([emoji, name]) => ({ emoji, name }));

/** Those with every word of a text among the beginnings of their words. */
export function findEmoji(text: string): readonly NamedEmoji[] {
  const wanted = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return EMOJI.filter(({ name }) => {
    const words = name.split(' ');
    return wanted.every(each => words.some(word => word.startsWith(each)));
  });
}

/** What an emoji is called. */
export function emojiName(emoji: string): string {
  return EMOJI.find(each => each.emoji === emoji)?.name.split(' ')[0] ?? emoji;
}
