import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Failure } from "../api/client";
import type { Note } from "../api/model";
import { long, type View } from "./view";

type Stage = "reading" | "writing" | "names" | "deleting";

/** What a unit says about its own numbers: plain text, whatever is in it. */
export class NoteElement extends LitElement {
  static override properties = {
    view: { attribute: false },
    note: { attribute: false },
    path: { attribute: false },
    mayWrite: { attribute: false },
    mayDelete: { attribute: false },
    max: { attribute: false },
    stage: { state: true },
    draft: { state: true },
    problem: { state: true },
    names: { state: true },
    isBusy: { state: true },
  };

  declare view: View;
  declare note: Note | null;
  /** Where the API keeps it. */
  declare path: string;
  declare mayWrite: boolean;
  declare mayDelete: boolean;
  declare max: number;
  declare stage: Stage;
  declare draft: string;
  declare problem: string;
  declare names: readonly string[];
  declare isBusy: boolean;

  constructor() {
    super();
    this.note = null;
    this.path = "";
    this.mayWrite = false;
    this.mayDelete = false;
    this.max = 0;
    this.stage = "reading";
    this.draft = "";
    this.problem = "";
    this.names = [];
    this.isBusy = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("path") && changed.get("path") !== undefined) {
      this.stage = "reading";
      this.problem = "";
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.note && !this.mayWrite) {
      return nothing;
    }

    return html`<section class="card note">
      <h2>${this.view.t.note}</h2>
      ${this.stage === "reading" || this.stage === "deleting" ? this.reading() : this.writing()} ${this.mayWrite || this.mayDelete ? this.asking() : nothing}
    </section>`;
  }

  private reading(): TemplateResult {
    const { t } = this.view;
    return html`
      ${this.note
        ? html`<blockquote class="note-text">${this.note.text}</blockquote>
            <p class="hint">${this.note.by ? t.noteBy(this.note.by, long(this.view, this.note.on)) : t.noteOn(long(this.view, this.note.on))}</p>`
        : html`<p>${t.noteNone}</p>`}
      <div class="buttons">
        ${this.mayWrite ? html`<fluent-button id="note-write" @click=${this.write}>${this.note ? t.noteEdit : t.noteWrite}</fluent-button>` : nothing}
        ${this.note && this.mayDelete ? html`<fluent-button @click=${() => this.ask("deleting")}>${t.noteDelete}</fluent-button>` : nothing}
      </div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
    `;
  }

  private writing(): TemplateResult {
    const { t } = this.view;
    const left = this.max - this.draft.length;
    return html`<div class="note-form">
      <label class="note-label" for="note-text">${t.noteLabel}</label>
      <p class="hint" id="note-hint">${t.noteHint}</p>
      <textarea
        id="note-text"
        rows="5"
        aria-describedby="note-hint note-left${this.problem ? " note-problem" : ""}"
        aria-invalid=${this.problem ? "true" : nothing}
        .value=${this.draft}
        @input=${(event: Event) => (this.draft = (event.target as HTMLTextAreaElement).value)}
      ></textarea>
      <p class="hint ${left < 0 ? "over" : ""}" id="note-left">${left < 0 ? t.noteOver(-left) : t.noteLeft(left)}</p>
      ${this.problem ? html`<p class="problem" id="note-problem" role="alert">${this.problem}</p>` : nothing}
      <div class="buttons">
        <fluent-button appearance="primary" ?disabled=${this.isBusy} @click=${() => this.save(false)}>${t.noteSave}</fluent-button>
        <fluent-button ?disabled=${this.isBusy} @click=${this.cancel}>${t.noteCancel}</fluent-button>
      </div>
    </div>`;
  }

  /** Asks back in a dialog: about names, and before a note is deleted. */
  private asking(): TemplateResult {
    const { t } = this.view;
    const isNames = this.stage === "names";
    return html`<dialog class="ask" aria-labelledby="ask-title" @close=${this.askedBack}>
      <h3 id="ask-title">${isNames ? t.namesTitle : t.noteDelete}</h3>
      <p>${isNames ? t.names(this.names.join(", ")) : t.noteDeleteAsk}</p>
      <div class="buttons">
        <fluent-button appearance="primary" @click=${() => this.answer("")}>${isNames ? t.namesBack : t.noteCancel}</fluent-button>
        <fluent-button @click=${() => this.answer("yes")}>${isNames ? t.namesAnyway : t.noteDelete}</fluent-button>
      </div>
    </dialog>`;
  }

  private get dialog(): HTMLDialogElement | null {
    return this.querySelector("dialog");
  }

  private ask(stage: "names" | "deleting"): void {
    this.stage = stage;
    void this.updateComplete.then(() => this.dialog?.showModal());
  }

  private answer(value: string): void {
    this.dialog?.close(value);
  }

  private readonly askedBack = (): void => {
    const stage = this.stage;
    const isYes = this.dialog?.returnValue === "yes";
    if (this.dialog) {
      this.dialog.returnValue = "";
    }

    this.stage = stage === "names" ? "writing" : "reading";
    if (isYes) {
      void (stage === "names" ? this.save(true) : this.erase());
    } else if (stage === "names") {
      this.focusOn("#note-text");
    }
  };

  private readonly write = (): void => {
    this.draft = this.note?.text ?? "";
    this.problem = "";
    this.stage = "writing";
    this.focusOn("#note-text");
  };

  private readonly cancel = (): void => {
    this.stage = "reading";
    this.problem = "";
    this.focusOn("#note-write");
  };

  private async save(sendAnyway: boolean): Promise<void> {
    const { t } = this.view;
    const text = this.draft.trim();
    if (!text || text.length > this.max) {
      this.problem = text ? t.noteTooLong(this.max) : t.noteEmpty;
      this.focusOn("#note-text");
      return;
    }

    const sent = { text, ...(sendAnyway && { sendAnyway }), ...(this.note && { replaces: this.note.text }) };
    const answer = await this.busy(() => this.view.api.write<Note>("PUT", this.path, sent));
    if (answer.ok) {
      this.mayDelete = true; // What one has just written oneself.
      this.settle(answer.value, t.noteSaved);
    } else if (answer.code === "names") {
      this.names = answer.names;
      this.ask("names");
    } else {
      this.problem = this.words(answer);
      this.focusOn("#note-text");
    }
  }

  private async erase(): Promise<void> {
    this.problem = "";
    const answer = await this.busy(() => this.view.api.write<Note>("DELETE", this.path));
    if (answer.ok) {
      this.settle(null, this.view.t.noteDeleted);
    } else {
      this.problem = this.words(answer);
    }
  }

  private settle(note: Note | null, words: string): void {
    this.note = note;
    this.stage = "reading";
    this.problem = "";
    this.view.announce(words);
    this.focusOn("#note-write");
  }

  private async busy<T>(work: () => Promise<T>): Promise<T> {
    this.isBusy = true;
    try {
      return await work();
    } finally {
      this.isBusy = false;
    }
  }

  private words(answer: Failure): string {
    const { t } = this.view;
    switch (answer.code) {
      case "empty":
        return t.noteEmpty;
      case "too-long":
        return t.noteTooLong(this.max);
      case "changed":
        return t.noteChanged;
      case "not-yours":
        return t.noteNotYours;
      default:
        return answer.problem === "network" ? t.network : answer.problem === "busy" ? t.busy : answer.problem === "signed-out" ? t.signedOut : t.noteFailed;
    }
  }

  private focusOn(selector: string): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(selector)?.focus());
  }
}
