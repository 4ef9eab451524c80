import type { Page } from 'playwright-core';

/** Red, green and blue from 0 to 255, and opacity from 0 to 1. */
type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** A painted text or box. */
interface PaintedItem {
  /** The text; empty for a box. */
  readonly text: string;
  readonly color: Colour;
  /** Background colour of the box. */
  readonly background: Colour;
  readonly isLarge: boolean;
  readonly isDisabled: boolean;
  readonly bounds: readonly number[];
}

/** Minimum contrast of normal and large text (WCAG 2.2, 1.4.3). */
const MIN_CONTRAST = { normal: 4.5, large: 3 } as const;

const WHITE: Colour = [255, 255, 255, 1];

/**
 * Returns the texts of a page whose contrast is too low in either theme, each with its colours and their contrast.
 * Disabled controls are exempt (WCAG 2.2, 1.4.3, "Incidental").
 */
export async function lowContrastTexts(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const theme of ['dark', 'light']) {
    await page.locator('html').evaluate(`root => root.setAttribute('data-theme', '${theme}')`);
    const painted = await paintedItems(page);
    found.push(
      ...painted.flatMap((_, place) => lowContrast(painted, place)).map(each => `${theme}: ${each}`),
    );
  }
  return [...new Set(found)];
}

/** Describes an item’s low contrast with what is painted below it; returns an empty list if there is none. */
function lowContrast(painted: readonly PaintedItem[], place: number): string[] {
  const item = painted[place];
  // Emoji have colours of their own.
  if (item === undefined || item.isDisabled || !/[\p{L}\p{N}]/u.test(item.text)) return [];
  const [x = 0, y = 0, width = 0, height = 0] = item.bounds;
  const below = painted
    .slice(0, place)
    .filter(each => covers(each.bounds, x + width / 2, y + height / 2))
    .reduce((under, { background }) => over(background, under), WHITE);
  const contrast = contrastOf(over(item.color, below), below);
  if (contrast >= (item.isLarge ? MIN_CONTRAST.large : MIN_CONTRAST.normal)) return [];
  const words = item.text.replaceAll(/\s+/gu, ' ').slice(0, 40);
  return [`“${words}”: ${item.color.join(' ')} on ${below.join(' ')}: ${contrast.toFixed(2)}`];
}

/** Returns all painted items, bottom first. */
async function paintedItems(page: Page): Promise<PaintedItem[]> {
  const session = await page.context().newCDPSession(page);
  const { documents, strings } = await session.send('DOMSnapshot.captureSnapshot', {
    computedStyles: ['color', 'background-color', 'font-size', 'font-weight'],
    includePaintOrder: true,
  });
  await session.detach();
  const [snapshot] = documents;
  if (snapshot === undefined) throw new TypeError('The page has no document');
  const { layout, nodes } = snapshot;
  const word = (index: number | undefined): string => strings[index ?? -1] ?? '';
  const isDisabled = (node: number): boolean => {
    const names = (nodes.attributes?.[node] ?? []).filter((_, place) => place % 2 === 0).map(word);
    const parent = nodes.parentIndex?.[node] ?? -1;
    return names.includes('disabled') || (parent >= 0 && isDisabled(parent));
  };
  return layout.nodeIndex
    .map((node, place) => {
      const [color = '', background = '', size = '', weight = ''] = (layout.styles[place] ?? []).map(word);
      const text = word(layout.text[place]).trim();
      return {
        order: layout.paintOrders?.[place] ?? 0,
        text,
        color: colourOf(color),
        // A text is said to have the background of its element, which was painted already.
        background: text === '' ? colourOf(background) : CLEAR,
        isLarge: parseFloat(size) >= (Number(weight) >= 700 ? 18.66 : 24),
        isDisabled: isDisabled(node),
        bounds: layout.bounds[place] ?? [],
      };
    })
    .toSorted((a, b) => a.order - b.order);
}

const CLEAR: Colour = [0, 0, 0, 0];

function covers(
  [left = 0, top = 0, width = 0, height = 0]: readonly number[],
  x: number,
  y: number,
): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height;
}

/** @param written `rgb(1, 2, 3)` or `rgba(1, 2, 3, 0.4)`, as browsers compute it */
function colourOf(written: string): Colour {
  const parts = written.match(/[\d.]+/gu)?.map(Number);
  if (parts === undefined) return CLEAR;
  const [red = 0, green = 0, blue = 0, alpha = 1] = parts;
  return [red, green, blue, alpha];
}

function over([red, green, blue, alpha]: Colour, below: Colour): Colour {
  const part = (above: number, under: number): number => Math.round(above * alpha + under * (1 - alpha));
  return [part(red, below[0]), part(green, below[1]), part(blue, below[2]), 1];
}

/** WCAG 2.2, "contrast ratio". */
function contrastOf(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map(each => {
    const part = each / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
