import { getSimulated, setSimulated } from "./api";
import { announce } from "./announcer";
import { element } from "./dom";

/** The switch that lets the made-up staff answer pulses by themselves. */
export function simulatedSwitch(): HTMLButtonElement {
  const button = element(
    "button",
    { type: "button", class: "switch", role: "switch", "aria-checked": "false" },
    element("span", { class: "switch-track", "aria-hidden": "true" }),
    element("span", {}, "Simulated staff answer"),
  );
  const show = (answer: boolean): void => button.setAttribute("aria-checked", String(answer));
  void getSimulated().then(show, () => undefined);
  button.addEventListener("click", () => {
    const wanted = button.getAttribute("aria-checked") !== "true";
    show(wanted);
    void setSimulated(wanted).then(show, () => {
      show(!wanted);
      announce("The switch could not be changed.");
    });
  });
  return button;
}
