import { UnreachableError } from "./api";
import { element } from "./dom";
import { icon } from "./icons";

const commands = ["help", "pulse", "nudge", "results", "settings", "privacy"] as const;

/** Where a person writes: quick commands, a text box (Enter sends, Shift+Enter breaks the line), a send button. */
export function composer(id: string, send: (text: string) => Promise<void>): HTMLElement {
  const box = element("textarea", { id, rows: "1", placeholder: "Type a message", enterkeyhint: "send", maxlength: "4000" });
  const problem = element("p", { class: "composer-problem", role: "alert" });
  problem.hidden = true;

  const trySend = async (text: string): Promise<boolean> => {
    problem.hidden = true;
    try {
      await send(text);
      return true;
    } catch (error) {
      problem.textContent =
        error instanceof UnreachableError ? "Not sent: the sandbox does not answer." : "Not sent. Please try again.";
      problem.hidden = false;
      return false;
    }
  };

  const form = element(
    "form",
    { class: "composer-line" },
    element("label", { class: "visually-hidden", for: id }, "Message to LeadershipBot"),
    box,
    element("button", { type: "submit", class: "send", "aria-label": "Send", title: "Send" }, icon("send")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (text === "") {
      return;
    }

    box.value = "";
    void trySend(text).then((sent) => {
      if (!sent && box.value === "") {
        box.value = text;
      }
    });
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });

  const quick = element("div", { class: "commands", role: "group", "aria-label": "Quick commands" });
  for (const command of commands) {
    const button = element("button", { type: "button", class: "chip" }, command);
    button.addEventListener("click", () => void trySend(command));
    quick.append(button);
  }

  return element("div", { class: "composer" }, quick, form, problem);
}
