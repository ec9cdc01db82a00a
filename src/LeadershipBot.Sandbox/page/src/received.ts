import { getReceipts, type Receipts } from "./api";
import { number } from "./campaigns";
import { element } from "./dom";
import { shortDay } from "./times";

const mostShown = 6;

/** What arrived in people's chats, counted there: the proof behind what a send says of itself. */
export class ReceivedTable {
  readonly element: HTMLElement;
  private readonly rows = element("tbody");
  private readonly messages = element("span");

  constructor() {
    this.element = element(
      "table",
      { class: "received" },
      element("caption", {}, "What people received: ", this.messages),
      element("thead", {}, element("tr", {}, ...["Message", "Once", "Twice or more"].map((title) => element("th", { scope: "col" }, title)))),
      this.rows,
    );
  }

  async refresh(): Promise<void> {
    this.show(await getReceipts());
  }

  private show({ messages, titles }: Receipts): void {
    this.messages.textContent = `${number(messages)} messages`;
    this.rows.replaceChildren(
      ...lines(titles)
        .slice(0, mostShown)
        .map(({ words, once, more }) =>
          element("tr", {}, element("th", { scope: "row" }, words), element("td", {}, number(once)), element("td", { class: more > 0 ? "is-more" : undefined }, number(more))),
        ),
    );
  }
}

interface Line {
  readonly words: string;
  readonly once: number;
  readonly more: number;
}

/** Cards that differ by person but begin alike are one line; the server has added them up. */
export const lines = (titles: Receipts["titles"]): readonly Line[] =>
  titles.map(({ day, title, once, twiceOrMore }) => ({
    words: `${title || "A card"} (${shortDay(new Date(`${day}T12:00:00Z`), "UTC")})`,
    once,
    more: twiceOrMore,
  }));
