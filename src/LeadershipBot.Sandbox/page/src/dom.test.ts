import { expect, test } from "vitest";
import { element, reconcile, type View } from "./dom";

class Word implements View<string> {
  readonly element = element("li");
  update(value: string): void {
    this.element.textContent = value;
  }
}

function list(): { readonly parent: HTMLElement; readonly show: (...items: [key: string, value: string][]) => void } {
  const parent = element("ol");
  const views = new Map<string, View<string>>();
  return {
    parent,
    show: (...items) =>
      reconcile(parent, views, items.map(([key, value]) => ({ key, value })), (value) => {
        const word = new Word();
        word.update(value);
        return word;
      }),
  };
}

const words = (parent: HTMLElement): string => [...parent.children].map((child) => child.textContent).join(" ");

test("Items appear in their order, and what is gone goes", () => {
  const { parent, show } = list();
  show(["a", "one"], ["b", "two"], ["c", "three"]);
  show(["c", "three"], ["d", "four"], ["a", "one"]);
  expect(words(parent)).toBe("three four one");
});

test("An item that changes keeps its element and its place", () => {
  const { parent, show } = list();
  show(["a", "one"], ["b", "two"]);
  const before = [...parent.children];
  show(["a", "uno"], ["b", "two"]);
  expect(words(parent)).toBe("uno two");
  expect([...parent.children]).toEqual(before);
});

test("Nothing is moved when a message is added or removed around another", () => {
  const { parent, show } = list();
  show(["a", "one"], ["b", "two"]);
  const kept = parent.children[1];
  const moved: Node[] = [];
  const insert = parent.insertBefore.bind(parent);
  parent.insertBefore = (node, child) => {
    moved.push(node);
    return insert(node, child);
  };
  show(["b", "two"], ["c", "three"]);
  expect(words(parent)).toBe("two three");
  expect(moved).not.toContain(kept);
});
