import type { Page } from "@playwright/test";
import { expect } from "./clinic.ts";
import type { Demo } from "./demo.ts";

export type Slot = { service_id: string; practitioner_id: string; location_id: string; start: string };
export type Person = {
  family: string;
  given: string;
  birth_date: string;
  national_id: string;
  phone: string;
  email: string;
};
type Place = { location_id: string; practitioner_id: string; service_id: string };

/** What is called of the console's API, with the session of the page. */
export class Desk {
  readonly api: string;

  constructor(
    private readonly page: Page,
    demo: Demo,
  ) {
    this.api = `/api/console/contracts/${demo.logins.organization_id}`;
  }

  /** The answer's body; anything but a good answer fails. */
  async calls<Body = unknown>(method: string, path: string, body?: object): Promise<Body> {
    const { status, text } = await this.page.evaluate(
      async ([method, path, body]) => {
        const { csrf_token } = await (await fetch("/api/console/session")).json();
        const answer = await fetch(path, {
          method,
          headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf_token },
          ...(body ? { body } : {}),
        });
        return { status: answer.status, text: await answer.text() };
      },
      [method, this.api + path, body ? JSON.stringify(body) : ""] as const,
    );
    expect(status, `${method} ${path}: ${text}`).toBeLessThan(300);
    return (text ? JSON.parse(text) : undefined) as Body;
  }

  /** A record of one's own, with the code for the first login. */
  async registers(person: Person) {
    const { id } = await this.calls<{ id: string }>("POST", "/patients", {
      ...person,
      gender: "female",
      national_id_kind: "hu_taj",
    });
    const access = `/patients/${id}/portal-access`;
    await this.calls("PATCH", access, { enabled: true });
    const { code } = await this.calls<{ code: string }>("POST", `${access}/desk-codes`);
    return { id, code };
  }

  /** Somewhere where it is day just now, whatever the time is here: nobody is written to at night. */
  async opensInstitution(name: string) {
    const { id } = await this.calls<{ id: string }>("POST", "/locations", {
      name,
      address_line: "Hársfa utca 3.",
      city: "Budapest",
      postal_code: "1074",
      phone: "+3612345678",
      status: "active",
    });
    const time_zone = whereItIsDay();
    await this.calls("PUT", `/locations/${id}/time-zone`, { time_zone });
    return { id, time_zone };
  }

  async firstInstitution(): Promise<string> {
    const { items } = await this.calls<{ items: { id: string }[] }>("GET", "/locations");
    if (!items[0]) throw new Error("no institution");
    return items[0].id;
  }

  /** A doctor and a service of one's own: an hour from ten o'clock, each day of the two weeks that begin in a week. */
  async offers(
    name: string,
    doctor: string,
    location_id: string,
    availability: "online" | "on_request",
  ): Promise<Place> {
    const { id: practitioner_id } = await this.calls<{ id: string }>("POST", "/practitioners", {
      name: doctor,
      specialty: "Audiology",
      status: "active",
    });
    const { id: service_id } = await this.calls<{ id: string }>("POST", "/services", {
      ...service,
      name: { en: name, hu: name, es: name },
      availability,
      practitioners: [{ practitioner_id, location_id }],
    });
    const schedule = `/practitioners/${practitioner_id}/schedule`;
    const { version } = await this.calls<{ version: number }>("GET", schedule);
    await this.calls("PUT", schedule, { version, hours: hoursAt(location_id) });
    return { location_id, practitioner_id, service_id };
  }

  async offersNoMore(service: string) {
    const path = `/services/${service}`;
    const { id: _, ...offered } = await this.calls<{ id: string }>("GET", path);
    await this.calls("PUT", path, { ...offered, status: "inactive" });
  }

  async free({ service_id, location_id }: Place): Promise<Slot[]> {
    const query = new URLSearchParams({
      service: service_id,
      location: location_id,
      from: inDays(7),
      to: inDays(20),
    });
    return (await this.calls<{ items: Slot[] }>("GET", `/slots?${query}`)).items;
  }

  async books(patient: string, { service_id, practitioner_id, location_id, start }: Slot): Promise<string> {
    const slot = { service_id, practitioner_id, location_id, start };
    const made = await this.calls<{ id: string }>("POST", `/patients/${patient}/appointments`, { slot });
    return made.id;
  }
}

const service = {
  specialty: "Audiology",
  status: "active",
  modality: "in_person",
  duration_minutes: 60,
  grid_minutes: 60,
  buffer_before_minutes: 0,
  buffer_after_minutes: 0,
  capacity: 1,
  preparation: { en: "", hu: "", es: "" },
  min_notice_minutes: 60,
  horizon_days: 60,
  cancel_cutoff_minutes: 0,
  reschedule_cutoff_minutes: 0,
  new_patients: true,
  position: 900,
  rooms: [],
};

const hoursAt = (location_id: string) =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    location_id,
    kind: "open",
    weekday,
    start_time: "10:00",
    end_time: "11:00",
    weeks: "every",
    valid_from: inDays(7),
    valid_until: inDays(20),
  }));

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

function whereItIsDay(): string {
  const zones = ["Europe/Budapest", "America/New_York", "Australia/Sydney"];
  const hourIn = (timeZone: string) =>
    Number(new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", timeZone }).format());
  const zone = zones.find((one) => hourIn(one) >= 9 && hourIn(one) < 20);
  if (!zone) throw new Error("it is night everywhere");
  return zone;
}
