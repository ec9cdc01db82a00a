import type { TemplateResult } from "lit";
import type { Answer, ApiClient } from "../api/client";
import type { View } from "../view/view";

/** One page: what it asks the API for, what it is called and how it looks. */
export interface Page<T> {
  load(api: ApiClient, where: Where, signal: AbortSignal): Promise<Answer<T>>;
  title(view: View, value: T): string;
  render(view: View, value: T): TemplateResult;
}

export interface Where {
  readonly round: string;
  readonly unit: string;
}

export const roundPath = (round: string): string => `/results/rounds/${encodeURIComponent(round)}`;
