// The absolute addresses of one snapshot, from the origin that the server is known by.
import { addresses } from "#contract";

const FORMATS = ["svg", "png", "json", "csv", "txt", "html"] as const;
type SnapshotFormat = (typeof FORMATS)[number];

export interface SnapshotLinks {
  /** The explorer. */
  readonly home: string;
  readonly page: string;
  readonly embed: string;
  readonly embedScript: string;
  /** Absent where no server answers. */
  readonly oembed?: { readonly json: string; readonly xml: string };
  /** The picture as it is drawn for a telephone's column. */
  readonly narrow: string;
  /** 1200 by 630, for link previews. */
  readonly card: string;
  /** Twice as large as the PNG among the files. */
  readonly png2: string;
  readonly files: Readonly<Record<SnapshotFormat, string>>;
  /** The pictures of one step of its story, by its index. */
  readonly stepFiles: (index: number) => { readonly svg: string; readonly png: string };
}

/** @param origin such as https://powerlines.example, without a trailing slash */
export function linksOf(origin: string, id: string): SnapshotLinks {
  const page = origin + addresses.snapshot(id);
  const oembed = origin + addresses.oembed(page);
  const file = (format: SnapshotFormat) => origin + addresses.snapshot(id, `.${format}`);
  return {
    home: `${origin}/`,
    page,
    embed: origin + addresses.embed(id),
    embedScript: origin + addresses.embedScript(),
    oembed: { json: `${oembed}&format=json`, xml: `${oembed}&format=xml` },
    narrow: `${file("svg")}?form=narrow`,
    card: `${file("png")}?scale=card`,
    png2: `${file("png")}?scale=2`,
    files: {
      svg: file("svg"),
      png: file("png"),
      json: file("json"),
      csv: file("csv"),
      txt: file("txt"),
      html: file("html"),
    },
    stepFiles: (index) => ({ svg: `${file("svg")}?step=${index + 1}`, png: `${file("png")}?step=${index + 1}` }),
  };
}
