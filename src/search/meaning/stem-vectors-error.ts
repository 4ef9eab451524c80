/** The file of stem vectors is missing, damaged, or not one. */
export class StemVectorsError extends Error {
  override readonly name = 'StemVectorsError';
}
