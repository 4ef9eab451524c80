import { crc32 } from 'node:zlib';

/** What the header of a snapshot says about the file. */
export interface SnapshotHeader {
  /** Bytes of the tree, which follows the header. */
  readonly treeBytes: number;
  readonly treeChecksum: number;
  /** Bytes of the arrays, which follow the tree. */
  readonly arrayBytes: number;
  readonly arrayChecksum: number;
}

export const HEADER_BYTES = 48;

const MAGIC = 'PAPRINDX';
/** Changes with the layout of the file; what the tree holds is the caller's. */
const FORMAT = 1;
/** Written in the byte order of the machine, like all arrays. */
const BYTE_ORDER = 0x01020304;
const AT = {
  format: 8,
  byteOrder: 12,
  treeBytes: 16,
  arrayBytes: 24,
  treeChecksum: 32,
  arrayChecksum: 36,
  checksum: 40,
} as const;

/** Encodes the header: little endian, with a checksum (CRC-32) of its own. */
export function encodeHeader(header: SnapshotHeader): Uint8Array {
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.write(MAGIC, 'latin1');
  bytes.writeUInt32LE(FORMAT, AT.format);
  new Uint32Array(bytes.buffer, bytes.byteOffset + AT.byteOrder, 1)[0] = BYTE_ORDER;
  bytes.writeDoubleLE(header.treeBytes, AT.treeBytes);
  bytes.writeDoubleLE(header.arrayBytes, AT.arrayBytes);
  bytes.writeUInt32LE(header.treeChecksum, AT.treeChecksum);
  bytes.writeUInt32LE(header.arrayChecksum, AT.arrayChecksum);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, AT.checksum)), AT.checksum);
  return bytes;
}

/** Decodes the header, or says why it cannot be used. */
export function decodeHeader(bytes: Buffer): SnapshotHeader | 'damaged' | 'otherFormat' {
  if (bytes.length < HEADER_BYTES || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return 'damaged';
  const isWhole = bytes.readUInt32LE(AT.checksum) === crc32(bytes.subarray(0, AT.checksum));
  if (!isWhole || bytes.readUInt32LE(AT.checksum + 4) !== 0) return 'damaged';
  const [byteOrder] = new Uint32Array(bytes.buffer, bytes.byteOffset + AT.byteOrder, 1);
  if (bytes.readUInt32LE(AT.format) !== FORMAT || byteOrder !== BYTE_ORDER) return 'otherFormat';
  return {
    treeBytes: bytes.readDoubleLE(AT.treeBytes),
    arrayBytes: bytes.readDoubleLE(AT.arrayBytes),
    treeChecksum: bytes.readUInt32LE(AT.treeChecksum),
    arrayChecksum: bytes.readUInt32LE(AT.arrayChecksum),
  };
}
