import { LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsType } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import type { Trend } from "../api/model";
import type { View } from "../view/view";
import { coloursOf } from "./colours";
import { trendOption } from "./trendOption";

use([LineChart, GridComponent, TooltipComponent, CanvasRenderer]);

/** A line for each trend and its interval as a band; follows the size of its place. */
export class TrendChart {
  private readonly chart: EChartsType;
  private readonly size: ResizeObserver;
  /** It moves when it first appears, and never again. */
  private isDrawn = false;

  constructor(readonly place: HTMLElement) {
    this.chart = init(place, null, { renderer: "canvas" });
    this.size = new ResizeObserver(() => {
      if (place.clientWidth > 0) {
        this.chart.resize();
      }
    });
    this.size.observe(place);
  }

  show(trends: readonly Trend[], view: View): void {
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.chart.setOption(trendOption(trends, view, coloursOf(this.place), { isStill: isStill || this.isDrawn, width: this.place.clientWidth }), { notMerge: true });
    this.isDrawn = true;
  }

  dispose(): void {
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
