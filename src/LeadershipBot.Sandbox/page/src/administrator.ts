import * as api from "./api";
import type { Campaign, Person } from "./api";

/** Acts for somebody of the roster who may see what is being sent. */
export class Administrator {
  private readonly person: Person | undefined;
  private token: string | undefined;

  constructor(people: readonly Person[]) {
    this.person = people.find((person) => person.role === "administrator");
  }

  get exists(): boolean {
    return this.person !== undefined;
  }

  campaigns(): Promise<readonly Campaign[]> {
    return this.withToken(api.getCampaigns);
  }

  cancel(id: string): Promise<Campaign> {
    return this.withToken((token) => api.cancelCampaign(token, id));
  }

  /** A token lives for an hour; one that is refused is replaced once. */
  private async withToken<T>(ask: (token: string) => Promise<T>): Promise<T> {
    const kept = this.token;
    if (kept !== undefined) {
      try {
        return await ask(kept);
      } catch (error) {
        if (!(error instanceof api.ApiError) || error.status !== 401) {
          throw error;
        }
      }
    }

    this.token = await api.getToken(this.person?.id ?? "");
    return ask(this.token);
  }
}
