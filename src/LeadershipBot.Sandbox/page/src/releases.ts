import { getReleases, type Release, type ReleaseNode, type Score } from "./api";
import { element, type Child } from "./dom";
import { icon } from "./icons";
import { shortDay } from "./times";

const scaleLow = 1;
const scaleHigh = 5;

/** The button and the side panel with every release, as leadership may see it. */
export function releasesPanel(): { readonly button: HTMLButtonElement; readonly dialog: HTMLDialogElement } {
  const button = element("button", { type: "button", class: "quiet", "aria-haspopup": "dialog" }, icon("chart"), element("span", {}, "Releases"));
  const close = element("button", { type: "button", class: "icon-button", "aria-label": "Close releases", title: "Close" }, icon("close"));
  const body = element("div", { class: "panel-body", tabindex: "0", role: "region", "aria-label": "All releases" });
  const dialog = element(
    "dialog",
    { class: "panel", "aria-labelledby": "releases-title" },
    element(
      "header",
      { class: "panel-head" },
      element(
        "div",
        {},
        element("h2", { id: "releases-title" }, "Releases"),
        element("p", {}, "What leadership may see of each closed round. Nothing else leaves it."),
      ),
      close,
    ),
    body,
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) {
      dialog.close();
    }
  });
  button.addEventListener("click", () => {
    body.replaceChildren(element("p", { class: "panel-empty" }, "Loading…"));
    dialog.showModal();
    void load(body);
  });
  return { button, dialog };
}

async function load(body: HTMLElement): Promise<void> {
  try {
    const releases = await getReleases();
    body.replaceChildren(
      ...(releases.length === 0
        ? [element("p", { class: "panel-empty" }, "No round has closed yet. Skip the clock ahead until one does.")]
        : [...releases].sort(newestFirst).map((release, index) => drawRelease(release, index === 0))),
    );
  } catch {
    body.replaceChildren(element("p", { class: "panel-empty is-error" }, "The releases could not be loaded. Please try again."));
  }
}

const newestFirst = (a: Release, b: Release): number => (b.closed ?? "").localeCompare(a.closed ?? "");

function drawRelease(release: Release, isNewest: boolean): HTMLElement {
  const nodes = release.nodes ?? [];
  const shown = nodes.filter(isShown).length;
  const dates = [release.opened, release.closed]
    .filter((at): at is string => typeof at === "string" && !Number.isNaN(Date.parse(at)))
    .map(calendarDay);
  return element(
    "section",
    { class: "release" },
    element("h3", {}, dates.length > 0 ? `Round of ${dates.join(" to ")}` : "Round"),
    element("p", { class: "release-facts" }, `${shown} of ${nodes.length} groups shown`, release.roundId ? ` · ${release.roundId}` : ""),
    element("ul", { class: "nodes" }, ...nodes.map((node, index) => drawNode(node, depthOf(node, nodes), isNewest && index === 0))),
  );
}

/** A date without a time is the same day everywhere. */
const calendarDay = (date: string): string => shortDay(new Date(`${date.slice(0, 10)}T12:00:00Z`), "UTC");

const isShown = (node: ReleaseNode): boolean => node.published ?? (node.scores?.length ?? 0) > 0;

function depthOf(node: ReleaseNode, nodes: readonly ReleaseNode[]): number {
  let depth = 0;
  let parent = nodes.find((candidate) => candidate.name === node.parent);
  while (node.parent && parent && depth < nodes.length) {
    depth++;
    const above: string | null | undefined = parent.parent;
    parent = above ? nodes.find((candidate) => candidate.name === above) : undefined;
  }

  return depth;
}

function drawNode(node: ReleaseNode, depth: number, open: boolean): HTMLElement {
  const name = element("span", { class: "node-name" }, node.name ?? "Group");
  const band = node.responseBand ? element("span", { class: "band" }, node.responseBand) : null;
  const content = isShown(node)
    ? element("details", { open }, element("summary", {}, name, band, headline(node.scores?.[0])), scoreTable(node))
    : element(
        "div",
        { class: "hidden-node" },
        icon("lock"),
        name,
        element("span", { class: "reason" }, node.reason ?? "not shown"),
      );
  return element("li", { class: "node", "data-depth": String(Math.min(depth, 5)) }, content);
}

function headline(score: Score | undefined): HTMLElement | null {
  return score && typeof score.mean === "number"
    ? element("span", { class: "headline" }, element("span", { class: "headline-label" }, score.label ?? score.measure ?? ""), " ", element("b", {}, score.meanText ?? score.mean.toFixed(1)))
    : null;
}

function scoreTable(node: ReleaseNode): HTMLElement {
  const scores = node.scores ?? [];
  if (scores.length === 0) {
    return element("p", { class: "release-facts" }, "No scores.");
  }

  const rows = scores.map((score) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, score.label ?? score.measure ?? "Measure"),
      cell("mean", meter(score)),
      cell("number", score.favourableText ?? "–"),
      cell("number", score.answers ?? "–"),
    ),
  );
  return element(
    "div",
    { class: "scores" },
    element(
      "table",
      {},
      element("caption", { class: "visually-hidden" }, `Scores of ${node.name ?? "this group"}`),
      element("thead", {}, element("tr", {}, heading("Measure"), heading("Mean, 1 to 5"), heading("Favorable"), heading("Answers"))),
      element("tbody", {}, ...rows),
    ),
  );
}

const heading = (text: string): HTMLElement => element("th", { scope: "col" }, text);
const cell = (name: string, content: Child): HTMLElement => element("td", { class: name }, content);

/** The words of the release stand beside the bar: 4.5+ is not 4.5. */
function meter({ mean, meanText }: Score): Child {
  if (typeof mean !== "number") {
    return "–";
  }

  const fill = element("span", { class: "bar-fill" });
  const share = Math.max(0, Math.min(1, (mean - scaleLow) / (scaleHigh - scaleLow)));
  fill.style.inlineSize = `${(share * 100).toFixed(1)}%`;
  return element("span", { class: "meter" }, element("span", { class: "bar", "aria-hidden": "true" }, fill), meanText ?? mean.toFixed(1));
}
