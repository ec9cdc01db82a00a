import { expect, test, vi } from "vitest";
import type { CardTap } from "./api";
import { canonical, drawCard, summarize } from "./cards";

// The renderer sets what every browser lets it set, and this DOM does not.
Object.defineProperty(Event.prototype, "cancelBubble", { set: Event.prototype.stopPropagation, configurable: true });

const execute = { type: "Action.Execute", title: "Send", verb: "pulse.submit", data: { round: "r1" } };

const pulse = {
  type: "AdaptiveCard",
  version: "1.5",
  body: [
    {
      type: "Input.ChoiceSet",
      id: "q1",
      label: "I can speak up.",
      style: "expanded",
      choices: [
        { title: "Agree", value: "4" },
        { title: "Disagree", value: "2" },
      ],
    },
    { type: "ActionSet", actions: [execute] },
  ],
};

function draw(card: unknown): { readonly element: HTMLElement; readonly taps: CardTap[] } {
  const taps: CardTap[] = [];
  const element = drawCard(card, (tap) => taps.push(tap));
  document.body.replaceChildren(element);
  return { element, taps };
}

const press = (element: HTMLElement): void => element.querySelector<HTMLButtonElement>("button")?.click();

test("An execute action sends its verb with the inputs merged into its data", () => {
  const { element, taps } = draw(pulse);
  element.querySelector<HTMLInputElement>("input[value='4']")?.click();
  press(element);
  expect(taps).toEqual([{ verb: "pulse.submit", data: { round: "r1", q1: "4" } }]);
});

test("A submit action takes its verb from its data", () => {
  const { element, taps } = draw({
    type: "AdaptiveCard",
    version: "1.5",
    body: [],
    actions: [{ type: "Action.Submit", title: "Try it", data: { verb: "nudge.commit", id: "n1" } }],
  });
  press(element);
  expect(taps).toEqual([{ verb: "nudge.commit", data: { verb: "nudge.commit", id: "n1" } }]);
});

test("A link opens a new tab that cannot reach back, and only over the web", () => {
  const open = vi.spyOn(window, "open").mockReturnValue(null);
  const link = (url: string): object => ({ type: "AdaptiveCard", version: "1.5", body: [], actions: [{ type: "Action.OpenUrl", title: "Open", url }] });
  press(draw(link("https://example.org/results")).element);
  press(draw(link("javascript:alert(1)")).element);
  expect(open.mock.calls).toEqual([["https://example.org/results", "_blank", "noopener,noreferrer"]]);
  open.mockRestore();
});

test("A chart shows the table that stands in for it", () => {
  const cell = (text: string): object => ({ type: "TableCell", items: [{ type: "TextBlock", text }] });
  const { element } = draw({
    type: "AdaptiveCard",
    version: "1.5",
    body: [
      {
        type: "Chart.HorizontalBar",
        data: [{ x: "Belonging", y: 4.2 }],
        fallback: { type: "Table", columns: [{ width: 1 }, { width: 1 }], rows: [{ type: "TableRow", cells: [cell("Belonging"), cell("4.2")] }] },
      },
    ],
  });
  expect(element.querySelector("[role=table]")?.textContent.split(/\s+/u).join(" ").trim()).toBe("Belonging 4.2");
});

test("The choices of a question are a group with the question's name", () => {
  const group = draw(pulse).element.querySelector("[role=radiogroup]");
  const label = document.getElementById(group?.getAttribute("aria-labelledby") ?? "");
  expect(label?.textContent).toContain("I can speak up.");
});

test("The same pulse in two chats keeps two sets of answers", () => {
  const first = drawCard(pulse, () => undefined);
  const second = drawCard(pulse, () => undefined);
  document.body.replaceChildren(first, second);
  first.querySelector<HTMLInputElement>("input[value='4']")?.click();
  second.querySelector<HTMLInputElement>("input[value='2']")?.click();
  expect(first.querySelector<HTMLInputElement>("input[value='4']")?.checked).toBe(true);
});

test.each([null, "text", { type: "Other" }])("What is not a card is said kindly: %j", (content) => {
  expect(draw(content).element.textContent).toBe("This card cannot be shown here.");
});

test("A new card is announced by its spoken text, or else its first words", () => {
  const activity = (content: object) => ({ id: "1", type: "message", timestamp: "", from: { id: "b" }, attachments: [{ contentType: "", content }] });
  expect(summarize(activity({ speak: "A pulse" }))).toBe("A pulse");
  expect(summarize(activity({ body: [{ type: "Container", items: [{ type: "TextBlock", text: "Hello" }] }] }))).toBe("Hello");
});

test("The order of a card's members does not make it another card", () => {
  expect(canonical({ a: 1, b: [{ d: 1, c: undefined }] })).toBe(canonical({ b: [{ d: 1 }], a: 1 }));
  expect(canonical({ a: 1 })).not.toBe(canonical({ a: 2 }));
});
