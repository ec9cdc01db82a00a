import { vi } from "vitest";

/** There is no canvas to draw on here: the browser tests see the charts. */
vi.mock("../src/chart/trendChart", () => ({
  TrendChart: class {
    constructor(readonly place: HTMLElement) {}
    show(): void {}
    dispose(): void {}
  },
  trendPicture: () => "data:image/png;base64,",
}));
