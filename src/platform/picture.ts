/** Charts and QR codes as pictures for chats: drawn on the server with the product's own font, on any machine. */
import { readFile } from "node:fs/promises";
import type { EChartsOption } from "echarts";

export type Size = { readonly width: number; readonly height: number };

/** What a chart may say; see the documentation of ECharts. The font is set here. */
export type Chart = EChartsOption;

const FONT = "Be Vietnam Pro";
/** Drawn at twice its size, for the sharp screens of phones. */
const ZOOM = 2;

/** The chart as SVG, for pages. Its texts are text, set in the reader's own font of that name. */
export async function drawSvg(chart: Chart, size: Size): Promise<string> {
  // Some 60 MB of packages on disk: loaded when the first picture is wanted, not at start.
  const { init } = await import("echarts");
  const canvas = init(null, null, { renderer: "svg", ssr: true, ...size });
  try {
    canvas.setOption({
      textStyle: { fontFamily: FONT },
      animation: false,
      ...chart,
    });
    return canvas.renderToSVGString();
  } finally {
    canvas.dispose();
  }
}

/** The chart as PNG, for chats, on white. */
export async function drawPng(chart: Chart, size: Size): Promise<Uint8Array> {
  return await paint(await drawSvg(chart, size), { mode: "zoom", value: ZOOM });
}

/** Modules around the code that stay white, as the standard wants (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** A QR code as SVG; what is printed may lose a seventh of it and is still read. */
export async function drawQrSvg(text: string): Promise<string> {
  const { renderSVG } = await import("uqr");
  return renderSVG(text, { ecc: "M", border: QUIET_ZONE });
}

/** The same as PNG, `width` pixels wide. */
export async function drawQrPng(text: string, width: number): Promise<Uint8Array> {
  return await paint(await drawQrSvg(text), { mode: "width", value: width });
}

async function paint(
  svg: string,
  fitTo: { readonly mode: "zoom" | "width"; readonly value: number },
): Promise<Uint8Array> {
  const { Resvg, fonts } = await painter();
  const picture = new Resvg(svg, {
    background: "#ffffff",
    fitTo,
    font: { fontBuffers: fonts, defaultFontFamily: FONT, sansSerifFamily: FONT },
  });
  try {
    return picture.render().asPng();
  } finally {
    picture.free();
  }
}

type Painter = {
  readonly Resvg: typeof import("@resvg/resvg-wasm").Resvg;
  readonly fonts: Uint8Array[];
};

let opening: Promise<Painter> | null = null;

/** The WebAssembly may be started once in a process. */
function painter(): Promise<Painter> {
  opening ??= openPainter();
  return opening;
}

async function openPainter(): Promise<Painter> {
  const { initWasm, Resvg } = await import("@resvg/resvg-wasm");
  await initWasm(await readFile(pathOf("@resvg/resvg-wasm/index_bg.wasm")));
  const faces = ["400Regular", "600SemiBold"];
  const fonts = await Promise.all(
    faces.map((face) =>
      readFile(
        pathOf(`@expo-google-fonts/be-vietnam-pro/${face}/BeVietnamPro_${face}.ttf`),
      ),
    ),
  );
  return { Resvg, fonts };
}

function pathOf(file: string): URL {
  return new URL(import.meta.resolve(file));
}
