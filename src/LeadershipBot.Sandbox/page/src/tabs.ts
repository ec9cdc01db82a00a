import { element } from "./dom";

/** On a narrow page one chat shows at a time; these buttons choose it. On a wide page they are not there. */
export class Tabs {
  readonly element = element("div", { class: "tabs", role: "group", "aria-label": "Choose a chat" });
  private buttons: HTMLButtonElement[] = [];
  private selected = 0;
  private selectionChanged: (index: number) => void = () => undefined;

  show(names: readonly string[]): void {
    if (this.buttons.length !== names.length) {
      this.buttons = names.map((_, index) => {
        const button = element("button", { type: "button" });
        button.addEventListener("click", () => this.select(index));
        return button;
      });
      this.element.replaceChildren(...this.buttons);
    }

    for (const [index, button] of this.buttons.entries()) {
      button.textContent = names[index] ?? "";
    }

    this.select(this.selected);
  }

  onSelect(listener: (index: number) => void): void {
    this.selectionChanged = listener;
    listener(this.selected);
  }

  markNews(index: number): void {
    if (index !== this.selected) {
      this.buttons[index]?.setAttribute("data-news", "");
    }
  }

  private select(index: number): void {
    this.selected = index;
    for (const [position, button] of this.buttons.entries()) {
      button.setAttribute("aria-pressed", String(position === index));
    }

    this.buttons[index]?.removeAttribute("data-news");
    this.selectionChanged(index);
  }
}
