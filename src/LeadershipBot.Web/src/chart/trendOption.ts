import type { LineSeriesOption } from "echarts/charts";
import type { GridComponentOption, TooltipComponentOption } from "echarts/components";
import type { ComposeOption } from "echarts/core";
import type { Trend } from "../api/model";
import { monthOf } from "../text/dates";
import { tenths } from "../text/scoreWords";
import { short, type View } from "../view/view";
import type { Colours } from "./colours";

type TrendOption = ComposeOption<LineSeriesOption | GridComponentOption | TooltipComponentOption>;

const font = '"Segoe UI", "Segoe UI Web (West European)", system-ui, sans-serif';

/** Gaps stay gaps: a round that was not shown is never bridged by a line. */
export function trendOption(trends: readonly Trend[], view: View, colours: Colours, { isStill, width }: { isStill: boolean; width: number }): TrendOption {
  const points = trends[0]?.points ?? [];
  const text = { color: colours.subtle, fontFamily: font, fontSize: 12 };
  return {
    animation: !isStill,
    animationDuration: 300,
    textStyle: { fontFamily: font },
    grid: { left: 28, right: 16, top: 12, bottom: 32 },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      confine: true,
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.text, fontFamily: font, fontSize: 13 },
      axisPointer: { lineStyle: { color: colours.subtle } },
      formatter: (hovered) => tooltip(trends, view, Array.isArray(hovered) ? (hovered[0]?.dataIndex ?? 0) : hovered.dataIndex),
    },
    xAxis: {
      type: "category",
      boundaryGap: false,
      data: points.map((point) => monthOf(point.closed, view.locale)),
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
      axisLabel: { ...text, margin: 12, hideOverlap: true, ...(width < 420 && { fontSize: 11 }) },
    },
    yAxis: { type: "value", min: 1, max: 5, interval: 1, axisLabel: text, splitLine: { lineStyle: { color: colours.line } } },
    series: trends.flatMap((trend, index) => lines(trend, index === 0 ? colours.first : colours.second, index)),
  };
}

/** The band is two stacked areas of which the lower cannot be seen. */
function lines(trend: Trend, colour: string, index: number): LineSeriesOption[] {
  const silent = { type: "line", stack: `interval-${index}`, symbol: "none", silent: true, lineStyle: { opacity: 0 }, emphasis: { disabled: true } } as const;
  const span = (low: number | null, high: number | null): number | null => (low === null || high === null ? null : Math.round((high - low) * 100) / 100);
  return [
    { ...silent, name: `low-${index}`, data: trend.points.map((point) => point.low), areaStyle: { opacity: 0 } },
    { ...silent, name: `band-${index}`, data: trend.points.map((point) => span(point.low, point.high)), areaStyle: { color: colour, opacity: 0.16 } },
    {
      name: trend.name,
      type: "line",
      data: trend.points.map((point) => point.value),
      symbol: index === 0 ? "circle" : "diamond",
      symbolSize: index === 0 ? 7 : 9,
      showAllSymbol: true,
      connectNulls: false,
      itemStyle: { color: colour },
      lineStyle: { color: colour, width: 2.5, type: index === 0 ? "solid" : "dashed" },
      emphasis: { focus: "none" },
      z: 4 - index,
    },
  ];
}

function tooltip(trends: readonly Trend[], view: View, index: number): string {
  const closed = trends[0]?.points[index]?.closed;
  const rows = trends.map((trend) => {
    const point = trend.points[index];
    if (!point?.mean) {
      return `${trend.name}: ${view.t.notShown}`;
    }

    const interval = point.low !== null && point.high !== null ? ` (${view.t.between(tenths(point.low), tenths(point.high))})` : "";
    return `${trend.name}: ${point.mean}${interval}`;
  });
  return [closed ? short(view, closed) : "", ...rows].join("\n");
}
