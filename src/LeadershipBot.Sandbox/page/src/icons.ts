const paths = {
  send: "M3 4.5 17 10 3 15.5 5 10zM5 10h6",
  sends: "M3.5 5.5h13v9h-13zM3.5 6l6.5 5 6.5-5",
  skip: "M4 4.5v11l8-5.5zM15.5 4.5v11",
  sun: "M10 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1",
  moon: "M16 11.8A6.5 6.5 0 0 1 8.2 4a6.5 6.5 0 1 0 7.8 7.8z",
  chart: "M3.5 16.5h13M5.5 13.5v-3M10 13.5v-7M14.5 13.5v-9.5",
  lock: "M5.5 9h9v7h-9zM7.5 9V6.5a2.5 2.5 0 0 1 5 0V9",
  close: "M5 5l10 10M15 5 5 15",
  down: "M10 4v11M5.5 10.5 10 15l4.5-4.5",
  bot: "M4.5 7.5h11v8h-11zM10 7.5V4.5M7.8 11v1M12.2 11v1",
} as const;

export type IconName = keyof typeof paths;

const namespace = "http://www.w3.org/2000/svg";

/** A decorative line drawing; the control it sits in carries the name. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", paths[name]);
  svg.append(path);
  return svg;
}
