import { test as base, expect } from "@playwright/test";
import { Cluster } from "../bench/postgres.mjs";
import { Demo } from "./support/demo.ts";
import { Patient } from "./support/patient.ts";

const engines = ["SQLite", "PostgreSQL"] as const;
/** More of them: KILLS=1000 npx playwright test killed */
const kills = Number(process.env.KILLS ?? 30);
const clients = 6;
const longest = 250; // milliseconds that they work before the server is killed

type Slot = { service_id: string; practitioner_id: string; location_id: string; start: string; end: string };
type Visit = { id: string; status: string; start: string };

const test = base.extend<{ engine: (typeof engines)[number]; demo: Demo }>({
  engine: ["SQLite", { option: true }],
  demo: async ({ engine }, use) => {
    const place = engine === "PostgreSQL" ? { database: new Cluster().make("portico") } : {};
    const demo = await new Demo(place).ready();
    await use(demo);
    await demo.stop();
  },
});

/** Calls in one patient's name; what the server was killed over has no answer. */
class Caller {
  constructor(
    private readonly demo: Demo,
    private readonly patient_id: string,
    private readonly headers: Record<string, string>,
  ) {}

  get portal() {
    return `http://127.0.0.1:${this.demo.port}/api/portal/${this.demo.logins.suffix}`;
  }

  async ask<T>(path: string, body?: unknown): Promise<T | undefined> {
    const answer = await fetch(this.portal + path, {
      headers: { "Content-Type": "application/json", ...this.headers },
      ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
    }).catch(() => undefined);
    if (!answer) return undefined;
    const said = await answer.text().catch(() => undefined);
    if (said === undefined) return undefined;
    expect([200, 201], said).toContain(answer.status);
    return JSON.parse(said) as T;
  }

  private get own() {
    return `/patients/${this.patient_id}/appointments`;
  }
  book = (slot: Slot) => this.ask<Visit>(this.own, { slot });
  cancel = (id: string) => this.ask<Visit>(`${this.own}/${id}/cancellation`, {});

  /** All that is to come. */
  async visits(): Promise<Visit[]> {
    const all: Visit[] = [];
    for (let cursor = ""; ; ) {
      const page = await this.ask<{ items: Visit[]; next_cursor?: string }>(
        `${this.own}?limit=100${cursor && `&cursor=${cursor}`}`,
      );
      all.push(...(page?.items ?? []));
      if (!page?.next_cursor) return all;
      cursor = page.next_cursor;
    }
  }

  async free(service: string, doctor?: string): Promise<Slot[]> {
    const days = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
    const found = await this.ask<{ items: Slot[] }>(
      `/slots?service=${service}&from=${days(3)}&to=${days(60)}${doctor ? `&practitioner=${doctor}` : ""}`,
    );
    return found?.items ?? [];
  }
}

const apart = 90 * 60_000; // longer than any visit with its buffers

/** Times that do not touch each other. */
function farApart(slots: Slot[]): Slot[] {
  const chosen: Slot[] = [];
  for (const slot of slots) {
    const last = chosen.at(-1);
    if (!last || Date.parse(slot.start) - Date.parse(last.start) >= apart) chosen.push(slot);
  }
  return chosen;
}

for (const engine of engines)
  test.describe(engine, () => {
    test.use({ engine });

    test("killed in the middle again and again: no acknowledged booking is lost, no time is stuck", async ({
      demo,
      page,
    }) => {
      test.setTimeout(60_000 + kills * 6_000);
      const keys = demo.logins.patients[0];
      if (!keys) throw new Error("nobody has a login");
      await page.addInitScript(() => localStorage.setItem("language", "en"));
      await new Patient(page, demo).signsIn(keys);
      const Cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
      await page.close();
      const signedIn = await new Caller(demo, keys.patient_id, { Cookie }).ask<{ csrf_token: string }>(
        "/session",
      );
      const caller = new Caller(demo, keys.patient_id, {
        Cookie,
        Origin: demo.base,
        "X-CSRF-Token": signedIn?.csrf_token ?? "",
      });
      const services = await caller.ask<{ items: { id: string; availability: string; capacity: number }[] }>(
        "/services",
      );
      const service = services?.items.find(({ availability }) => availability === "online")?.id ?? "";
      const doctor = (await caller.free(service))[0]?.practitioner_id;
      const before = await caller.visits();
      // Nobody can be in two places at once.
      const isElsewhere = ({ start }: Slot) =>
        before.some((visit) => Math.abs(Date.parse(visit.start) - Date.parse(start)) < apart);
      const open = farApart(await caller.free(service, doctor)).filter((slot) => !isElsewhere(slot));
      // Each client has its own.
      const slots = open.slice(0, open.length - (open.length % clients));
      expect(slots.length).toBeGreaterThan(2 * clients);

      /** What the server has said, by slot: the appointment that stands there, or none. */
      const standing = new Map<string, string>();
      for (let round = 0; round < kills; round += 1) {
        let alive = true;
        let answered = () => {};
        const first = new Promise<void>((resolve) => {
          answered = resolve;
        });
        const work = async (client: number) => {
          for (let turn = client; alive; turn += clients) {
            const slot = slots[turn % slots.length];
            if (!slot) return;
            const id = standing.get(slot.start);
            const said = id ? await caller.cancel(id) : await caller.book(slot);
            if (!said) {
              standing.set(slot.start, "unknown");
              return;
            }
            answered();
            if (id) standing.delete(slot.start);
            else standing.set(slot.start, said.id);
          }
        };
        const working = Array.from({ length: clients }, (_, client) => work(client));
        await first; // something is acknowledged in each round, however slow the machine
        await new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
        const starting = demo.killAndStart();
        alive = false;
        await Promise.all(working);
        await starting;

        const visits = (await caller.visits()).filter(({ id }) => !before.some((one) => one.id === id));
        const booked = new Map(
          visits.filter(({ status }) => status === "booked").map((visit) => [visit.start, visit.id]),
        );
        for (const [start, id] of standing)
          if (id !== "unknown") expect(booked.get(start), `acknowledged in round ${round}`).toBe(id);
        for (const start of booked.keys())
          expect(standing.has(start), `cancelled in round ${round}`).toBe(true);
        standing.clear();
        for (const [start, id] of booked) standing.set(start, id);
        const free = (await caller.free(service, doctor)).map(({ start }) => start);
        for (const { start } of slots) expect(free.includes(start), start).toBe(!booked.has(start));
      }
    });
  });
