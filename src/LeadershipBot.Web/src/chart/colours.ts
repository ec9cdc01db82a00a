export interface Colours {
  readonly text: string;
  readonly subtle: string;
  readonly line: string;
  readonly surface: string;
  readonly first: string;
  readonly second: string;
}

const paper: Colours = { text: "#242424", subtle: "#505050", line: "#d1d1d1", surface: "#ffffff", first: "#4f52b2", second: "#8a5a00" };

/** A canvas knows no custom properties: the theme's colours as they are now, or those for paper. */
export function coloursOf(place: HTMLElement | null): Colours {
  if (!place) {
    return paper;
  }

  if (matchMedia("(forced-colors: active)").matches) {
    return { text: forced(place, "CanvasText"), subtle: forced(place, "CanvasText"), line: forced(place, "color-mix(in srgb, CanvasText 35%, Canvas)"), surface: forced(place, "Canvas"), first: forced(place, "LinkText"), second: forced(place, "CanvasText") };
  }

  const style = getComputedStyle(place);
  const read = (name: string, fallback: string): string => style.getPropertyValue(name).trim() || fallback;
  return {
    text: read("--colorNeutralForeground1", paper.text),
    subtle: read("--colorNeutralForeground2", paper.subtle),
    line: read("--colorNeutralStroke2", paper.line),
    surface: read("--colorNeutralBackground1", paper.surface),
    first: read("--chart-first", paper.first),
    second: read("--chart-second", paper.second),
  };
}

/** One of the system's colours, as a canvas can be told it. */
function forced(place: HTMLElement, name: string): string {
  const probe = document.createElement("span");
  probe.style.setProperty("forced-color-adjust", "none");
  probe.style.setProperty("color", name);
  place.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
