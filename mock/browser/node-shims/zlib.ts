/** The part of `node:zlib` that body-parser uses. Browsers do not compress request bodies, so they are refused. */
function refuse(): never {
  throw Object.assign(new Error('unsupported content encoding'), { status: 415, type: 'encoding.unsupported' });
}

export { refuse as createBrotliDecompress, refuse as createGunzip, refuse as createInflate };
