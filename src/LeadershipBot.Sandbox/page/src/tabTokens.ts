import { getToken, type Person } from "./api";

/** How sign-in goes: well, with an old token first, with old ones only, or not at all. */
export const tokenModes = ["fresh", "stale", "expired", "none"] as const;
export type TokenMode = (typeof tokenModes)[number];

/** The tokens that Teams hands to a person's tab. */
export class TabTokens {
  private asked = 0;

  constructor(
    private readonly person: Person,
    private readonly mode: TokenMode,
    private readonly issue: typeof getToken = getToken,
  ) {}

  async next(): Promise<string> {
    if (this.mode === "none") {
      throw new Error("resourceRequiresConsent");
    }

    const isExpired = this.mode === "expired" || (this.mode === "stale" && this.asked === 0);
    this.asked++;
    return this.issue(this.person.id, isExpired);
  }
}
