/** Returns files with these contents, numbered in their names if there are several. */
export function numberedFiles(
  name: string,
  extension: string,
  contents: readonly string[],
): { readonly name: string; readonly content: string }[] {
  const total = contents.length;
  return contents.map((content, index) => ({
    name: total === 1 ? `${name}.${extension}` : `${name}-${index + 1}-of-${total}.${extension}`,
    content,
  }));
}
