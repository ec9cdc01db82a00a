import { DownloadsElement } from "./download";
import { HeatMapElement } from "./heatMap";
import { NoteElement } from "./note";
import { TrendElement } from "./trend";
import { TrendPictureElement } from "./trendPicture";

const elements: readonly (readonly [string, CustomElementConstructor])[] = [
  ["lb-downloads", DownloadsElement],
  ["lb-heat-map", HeatMapElement],
  ["lb-note", NoteElement],
  ["lb-trend", TrendElement],
  ["lb-trend-picture", TrendPictureElement],
];

export function defineElements(): void {
  for (const [name, element] of elements) {
    if (!customElements.get(name)) {
      customElements.define(name, element);
    }
  }
}
