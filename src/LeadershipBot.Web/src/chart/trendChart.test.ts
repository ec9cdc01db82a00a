import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { agency } from "../../test/fixtures/agency";
import { viewFor } from "../../test/view";
import { TrendChart } from "./trendChart";

/** What the chart library was told; it draws nothing here. */
const told = vi.hoisted(() => ({ sizes: [] as unknown[], options: [] as unknown[] }));

vi.unmock("./trendChart");
vi.mock("echarts/core", () => ({
  use: () => undefined,
  init: () => ({
    resize: (size: unknown) => void told.sizes.push(size),
    setOption: (option: unknown) => void told.options.push(option),
    getZr: () => ({ flush: () => undefined }),
    dispose: () => undefined,
  }),
}));

const { trends } = agency({ units: 20, rounds: 3 }).overview;
const isOnPaper = (option: unknown): boolean => JSON.stringify(option).includes("#4f52b2");
let chart: TrendChart;

beforeEach(() => {
  told.sizes.length = told.options.length = 0;
  const place = document.createElement("div");
  place.style.setProperty("--chart-first", "#9ea2ff");
  document.body.replaceChildren(place);
  chart = new TrendChart(place);
});

afterEach(() => chart.dispose());

test("On paper the chart is as wide as the sheet in colours that show there, and on the screen it is as it was", () => {
  chart.show(trends, viewFor());
  expect(isOnPaper(told.options.at(-1))).toBe(false);

  dispatchEvent(new Event("beforeprint"));
  expect(told.sizes).toEqual([{ width: 640, height: 230 }]);
  expect(isOnPaper(told.options.at(-1))).toBe(true);

  dispatchEvent(new Event("afterprint"));
  expect(told.sizes.at(-1)).toEqual({ width: "auto", height: "auto" });
  expect(told.options.at(-1)).toEqual(expect.objectContaining({ animation: false }));
  expect(isOnPaper(told.options.at(-1))).toBe(false);
});

test("A chart that is gone does not follow the printer", () => {
  chart.show(trends, viewFor());
  chart.dispose();
  const before = told.options.length;
  dispatchEvent(new Event("beforeprint"));
  dispatchEvent(new Event("afterprint"));
  expect(told.options).toHaveLength(before);
});
