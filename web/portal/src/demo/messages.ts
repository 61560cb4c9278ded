import { outcome, Unsuccessful } from "@portico/shared/api";

export type CapturedMessage = {
  at: string;
  channel: "sms" | "email" | "push";
  to: string;
  subject?: string;
  text: string;
};

/** The captured messages, latest first. */
export async function readMessages(): Promise<CapturedMessage[]> {
  const result = await outcome(
    fetch("/api/demo/messages").then(async (response) => ({
      response,
      data: response.ok ? ((await response.json()) as { items: CapturedMessage[] }) : undefined,
    })),
  );
  if (result.kind !== "done") throw new Unsuccessful(result);
  return result.value.items.toSorted((a, b) => b.at.localeCompare(a.at));
}
