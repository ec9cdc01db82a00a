import { LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsType } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import type { Trend } from "../api/model";
import type { View } from "../view/view";
import { coloursOf } from "./colours";
import { trendOption } from "./trendOption";

use([LineChart, GridComponent, TooltipComponent, CanvasRenderer]);

/** In pixels; the sheet's own width is set by the style, which makes the picture as wide as its place. */
const paperWidth = 640;
const paperHeight = 230;

/** A line for each trend and its interval as a band; follows the size of its place. */
export class TrendChart {
  private readonly chart: EChartsType;
  private readonly size: ResizeObserver;
  /** It moves when it first appears, and never again. */
  private isDrawn = false;
  private shown: readonly [trends: readonly Trend[], view: View] | undefined;

  constructor(readonly place: HTMLElement) {
    this.chart = init(place, null, { renderer: "canvas" });
    addEventListener("beforeprint", this.toPaper);
    addEventListener("afterprint", this.toScreen);
    this.size = new ResizeObserver(() => {
      if (place.clientWidth > 0 && !matchMedia("print").matches) {
        this.chart.resize();
      }
    });
    this.size.observe(place);
  }

  show(trends: readonly Trend[], view: View): void {
    this.shown = [trends, view];
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.chart.setOption(trendOption(trends, view, coloursOf(this.place), { isStill: isStill || this.isDrawn, width: this.place.clientWidth }), { notMerge: true });
    this.isDrawn = true;
  }

  /** As wide as a sheet and in colours that show on it; a canvas is a picture and would keep those of the screen. */
  private readonly toPaper = (): void => {
    if (this.shown) {
      const [trends, view] = this.shown;
      this.chart.resize({ width: paperWidth, height: paperHeight });
      this.chart.setOption(trendOption(trends, view, coloursOf(null), { isStill: true, width: paperWidth }), { notMerge: true });
      this.chart.getZr().flush();
    }
  };

  private readonly toScreen = (): void => {
    this.chart.resize({ width: "auto", height: "auto" });
    if (this.shown) {
      this.show(...this.shown);
    }
  };

  dispose(): void {
    removeEventListener("beforeprint", this.toPaper);
    removeEventListener("afterprint", this.toScreen);
    this.size.disconnect();
    this.chart.dispose();
  }
}

/** The chart as a picture, for paper: in the light theme's colours whatever the screen shows. */
export function trendPicture(trends: readonly Trend[], view: View, width: number, height: number): string {
  const place = document.createElement("div");
  const chart = init(place, null, { renderer: "canvas", width, height, devicePixelRatio: 3 });
  chart.setOption(trendOption(trends, view, coloursOf(null), { isStill: true, width }));
  const picture = chart.getDataURL({ pixelRatio: 3, backgroundColor: "#ffffff" });
  chart.dispose();
  return picture;
}
