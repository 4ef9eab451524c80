import type { FileEntry } from '../../web/protocol.ts';

/** What a file of an option may weigh, bytes; more than Discord's free limit would only slow the page down. */
const MOST_BYTES = 8 * 2 ** 20;

/** A chosen file as an act carries it; in words why not, when it cannot be taken. */
export async function fileEntry(file: File): Promise<FileEntry | string> {
  if (file.size > MOST_BYTES) return 'The file is larger than 8 MB.';
  try {
    return {
      filename: file.name,
      contentType: file.type === '' ? 'application/octet-stream' : file.type,
      base64: await base64Of(file),
    };
  } catch {
    // It was moved or changed since it was chosen; which of them makes no difference here.
    return 'The file cannot be read. Choose it again.';
  }
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      // `data:TYPE;base64,BYTES`
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(url.slice(url.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => {
      reject(reader.error ?? new Error('The file cannot be read'));
    });
    reader.readAsDataURL(file);
  });
}
