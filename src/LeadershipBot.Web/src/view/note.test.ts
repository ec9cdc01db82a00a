import { beforeAll, expect, test } from "vitest";
import { json, viewFor, words, type TestView } from "../../test/view";
import type { Note } from "../api/model";
import { defineElements } from "./elements";
import type { NoteElement } from "./note";

beforeAll(defineElements);

const note: Note = { text: "<b>We</b> were three people short.\nTwo have joined.", by: "Rosa Delgado", on: "2026-10-20" };

async function shown(given: Partial<NoteElement>, ...answers: Response[]): Promise<{ element: NoteElement; sent: [method: string, body: unknown][]; view: TestView }> {
  const sent: [string, unknown][] = [];
  const view = viewFor({
    send: (_, init = {}) => {
      sent.push([init.method ?? "", init.body ? JSON.parse(init.body as string) : null]);
      return Promise.resolve(answers[sent.length - 1]!);
    },
  });
  const element = document.createElement("lb-note") as NoteElement;
  Object.assign(element, { view, path: "/note", max: 60, mayWrite: true, mayDelete: true, note: null, ...given });
  document.body.replaceChildren(element);
  await element.updateComplete;
  return { element, sent, view };
}

/** Waits for the answer to a press and for what it draws. */
async function settled(element: NoteElement): Promise<void> {
  for (let turn = 0; turn < 8; turn++) {
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve, 0));
    await element.updateComplete;
  }
}

async function press(element: NoteElement, text: string): Promise<void> {
  [...element.querySelectorAll<HTMLElement>("fluent-button")].find((button) => words(button) === text)!.click();
  await settled(element);
}

async function type(element: NoteElement, text: string): Promise<void> {
  const field = element.querySelector("textarea")!;
  field.value = text;
  field.dispatchEvent(new Event("input"));
  await element.updateComplete;
}

test("A note is plain text, whatever is in it", async () => {
  const { element } = await shown({ note, mayWrite: false, mayDelete: false });
  expect(element.querySelector("blockquote")?.textContent).toBe(note.text);
  expect(element.querySelector("b")).toBeNull();
  expect(words(element)).toContain("Rosa Delgado, October 20, 2026");
  expect(element.querySelector("fluent-button")).toBeNull();
});

test("Where there is no note and none may be written there is nothing", async () => {
  const { element } = await shown({ mayWrite: false });
  expect(element.querySelector("*")).toBeNull();
});

test("A note is written and shown", async () => {
  const { element, sent, view } = await shown({}, json({ ...note, text: "Short." }));
  await press(element, "Write a note");
  await type(element, " Short. ");
  expect(words(element.querySelector("#note-left"))).toBe("52 characters left");
  await press(element, "Save");
  expect(sent).toEqual([["PUT", { text: "Short." }]]);
  expect(element.querySelector("blockquote")?.textContent).toBe("Short.");
  expect(view.announced).toEqual(["The note is saved."]);
});

test("What is empty or too long is told before it is sent", async () => {
  const { element, sent } = await shown({});
  await press(element, "Write a note");
  await press(element, "Save");
  expect(words(element.querySelector("[role=alert]"))).toBe("Please write something first.");
  await type(element, "x".repeat(61));
  expect(words(element.querySelector("#note-left"))).toBe("1 character too many");
  await press(element, "Save");
  expect(words(element.querySelector("[role=alert]"))).toBe("Please keep to 60 characters.");
  expect(sent).toEqual([]);
});

test("Names are asked about, and kept only when the writer says so", async () => {
  const { element, sent } = await shown({}, json({ code: "names", names: ["Maria"] }, { status: 409 }), json({ ...note, text: "Ask Maria." }));
  await press(element, "Write a note");
  await type(element, "Ask Maria.");
  await press(element, "Save");
  const dialog = element.querySelector("dialog")!;
  expect(dialog.open).toBe(true);
  expect(words(dialog)).toContain("These words look like names: Maria.");
  await press(element, "Save anyway");
  expect(sent[1]).toEqual(["PUT", { text: "Ask Maria.", sendAnyway: true }]);
  expect(element.querySelector("blockquote")?.textContent).toBe("Ask Maria.");
});

test("Whoever goes back keeps the text", async () => {
  const { element, sent } = await shown({}, json({ code: "names", names: ["Maria"] }, { status: 409 }));
  await press(element, "Write a note");
  await type(element, "Ask Maria.");
  await press(element, "Save");
  await press(element, "Change the text");
  expect(element.querySelector("textarea")?.value).toBe("Ask Maria.");
  expect(sent).toHaveLength(1);
});

test("A note is deleted only after asking", async () => {
  const { element, sent } = await shown({ note }, new Response(null, { status: 204 }));
  await press(element, "Delete the note");
  expect(sent).toEqual([]);
  [...element.querySelectorAll<HTMLElement>("dialog fluent-button")].at(-1)!.click();
  await settled(element);
  expect(sent).toEqual([["DELETE", null]]);
  expect(words(element)).toContain("There is no note yet.");
});

test("Whoever may only delete a note is not led to write one", async () => {
  const { element } = await shown({ note, mayWrite: false });
  expect([...element.querySelectorAll(".buttons > fluent-button")].map(words)[0]).toBe("Delete the note");
  expect(element.querySelector("#note-write")).toBeNull();
});

test("A note that could not be deleted stays, and that is told where people look", async () => {
  const { element } = await shown({ note }, json({ code: "store" }, { status: 503 }));
  await press(element, "Delete the note");
  [...element.querySelectorAll<HTMLElement>("dialog fluent-button")].at(-1)!.click();
  await settled(element);
  expect(element.querySelector("blockquote")?.textContent).toBe(note.text);
  expect(words(element.querySelector("[role=alert]"))).toBe("The note could not be saved. Please try again.");
});

test("A note that somebody else has changed is not written over, and the draft stays", async () => {
  const { element, sent } = await shown({ note }, json({ code: "changed" }, { status: 409 }));
  await press(element, "Change the note");
  await type(element, "Short.");
  await press(element, "Save");
  expect(words(element.querySelector("[role=alert]"))).toContain("Somebody else has changed this note in the meantime.");
  expect(element.querySelector("textarea")?.value).toBe("Short.");
  expect(sent).toEqual([["PUT", { text: "Short.", replaces: note.text }]]);
});

test("What the host refuses is told in words", async () => {
  const { element } = await shown({}, json({ code: "not-yours" }, { status: 403 }));
  await press(element, "Write a note");
  await type(element, "Short.");
  await press(element, "Save");
  expect(words(element.querySelector("[role=alert]"))).toBe("Only the lead of this unit may write its note.");
});

test("A note for which there is no room right now may be saved in a minute, and the draft stays", async () => {
  const { element } = await shown({}, json({ code: "too-many" }, { status: 429 }));
  await press(element, "Write a note");
  await type(element, "Short.");
  await press(element, "Save");
  expect(words(element.querySelector("[role=alert]"))).toBe("A lot was asked for at once. Please try again in a minute.");
  expect(element.querySelector("textarea")?.value).toBe("Short.");
});

test("Characters are counted as the host counts them, also in what is drawn and not written", async () => {
  const { element, sent } = await shown({ max: 10 });
  await press(element, "Write a note");
  await type(element, "🌻".repeat(6));
  expect(words(element.querySelector("#note-left"))).toBe("2 characters too many");
  await press(element, "Save");
  expect(words(element.querySelector("[role=alert]"))).toBe("Please keep to 10 characters.");
  expect(sent).toEqual([]);
});
