import { HostConfig } from "adaptivecards";

/** Foreground colors of one container style; all are custom properties, so a change of theme redraws nothing. */
const foreground = {
  default: { default: "var(--text)", subtle: "var(--text-subtle)" },
  dark: { default: "var(--text)", subtle: "var(--text-subtle)" },
  light: { default: "var(--text-subtle)", subtle: "var(--text-subtle)" },
  accent: { default: "var(--brand-text)", subtle: "var(--brand-text)" },
  good: { default: "var(--good-text)", subtle: "var(--good-text)" },
  warning: { default: "var(--warning-text)", subtle: "var(--warning-text)" },
  attention: { default: "var(--attention-text)", subtle: "var(--attention-text)" },
};

const container = (background: string): object => ({ backgroundColor: background, foregroundColors: foreground });

/** How cards look: Teams' sizes and spacing, this page's colors. */
export const teamsLike = new HostConfig({
  choiceSetInputValueSeparator: ",",
  supportsInteractivity: true,
  fontFamily: "inherit",
  fontSizes: { small: 12, default: 14, medium: 15, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 21, large: 24, extraLarge: 30 },
  spacing: { small: 4, default: 10, medium: 16, large: 24, extraLarge: 32, padding: 16 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  imageSizes: { small: 32, medium: 52, large: 100 },
  textBlock: { headingLevel: 3 },
  textStyles: {
    heading: { weight: "bolder", size: "large", color: "default", isSubtle: false, fontType: "default" },
    columnHeader: { weight: "bolder", size: "default", color: "default", isSubtle: false, fontType: "default" },
  },
  containerStyles: {
    default: container("transparent"),
    emphasis: container("var(--surface-sunken)"),
    accent: container("var(--brand-soft)"),
    good: container("var(--good-soft)"),
    warning: container("var(--warning-soft)"),
    attention: container("var(--attention-soft)"),
  },
  inputs: {
    label: {
      inputSpacing: "small",
      requiredInputs: { weight: "bolder", color: "default", suffix: " *", suffixColor: "attention" },
      optionalInputs: { weight: "bolder", color: "default" },
    },
    errorMessage: { size: "small", color: "attention", weight: "default" },
  },
  factSet: {
    title: { color: "default", size: "default", weight: "bolder", wrap: true, maxWidth: 180 },
    value: { color: "default", size: "default", weight: "default", wrap: true },
    spacing: 16,
  },
  table: { cellSpacing: 8 },
  actions: {
    maxActions: 6,
    spacing: "medium",
    buttonSpacing: 8,
    showCard: { actionMode: "inline", inlineTopMargin: 12, style: "emphasis" },
    actionsOrientation: "horizontal",
    actionAlignment: "left",
    allowTitleToWrap: true,
  },
});
