/** The largest file of a member that is read: 5 MB are some 5,000 references with their abstracts. */
export const MAX_ATTACHMENT_BYTES = 5 * 1024 * 1024;

/** Reads files that members sent. */
export interface AttachmentReader {
  /**
   * Returns the bytes of a file on Discord's servers. `size` is what Discord's client said, bytes; what is read is counted.
   * Throws `UserError` if the file is larger than `maxBytes`, is somewhere else, or cannot be read.
   */
  read(
    file: { readonly url: string; readonly size: number },
    limits: { readonly maxBytes: number },
  ): Promise<Uint8Array>;
}
