// What the ingest uses of edtf, which ships no types.
declare module "edtf" {
  /** Bounds in milliseconds; open ends are infinite, unknown ends null. Throws on what is no EDTF. */
  const edtf: (text: string) => { readonly type: string; readonly min: number | null; readonly max: number | null };
  // oxlint-disable-next-line import/no-default-export -- the package has a default export
  export default edtf;
}
