/** Of `node:zlib` what body-parser asks for. Browsers pack no body by themselves: what is packed is refused as such. */
function refuse(): never {
  throw Object.assign(new Error('unsupported content encoding'), { status: 415, type: 'encoding.unsupported' });
}

export { refuse as createBrotliDecompress, refuse as createGunzip, refuse as createInflate };
