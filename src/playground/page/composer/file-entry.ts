import type { FileEntry } from '../../web/protocol.ts';

/** Largest file of an option: a larger one than Discord’s free limit allows would only slow the page down. */
const MAX_FILE_BYTES = 8 * 2 ** 20;

/** Returns a chosen file as an action has it, or a text that says why it cannot be used. */
export async function fileEntry(file: File): Promise<FileEntry | string> {
  if (file.size > MAX_FILE_BYTES) return 'The file is larger than 8 MB.';
  try {
    return {
      filename: file.name,
      contentType: file.type === '' ? 'application/octet-stream' : file.type,
      base64: await base64Of(file),
    };
  } catch {
    // The file was moved or changed after it was chosen.
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
