import { expect, test } from "vitest";
import { pagesOf } from "./pages.ts";
import { pageAt } from "./routing/pageTable.ts";
import { placeAt } from "./routing/place.ts";

test("every address that the portal gives has its page", () => {
  const {
    appointment,
    booking,
    bookingDetails,
    bookings,
    bookingTime,
    document,
    documents,
    help,
    newWait,
    visit,
    ...rest
  } = pagesOf("rozsadomb", "anna");
  const addresses = [
    ...Object.values(rest),
    appointment("a1", { just: "booked" }),
    booking({ by: "doctor" }),
    bookingDetails(),
    bookings({ who: "all" }),
    bookingTime({ service: "s1" }),
    document("d1"),
    documents({ type: "invoice" }),
    help("sms"),
    newWait({ service: "s1", instead: "a1" }),
    visit("key"),
  ];
  for (const address of addresses) {
    const place = placeAt(new URL(address, "http://clinic"));
    expect(place.suffix).toBe("rozsadomb");
    expect(pageAt(place.page), address).toBeDefined();
  }
});

test("whom one acts for stays in the address, and a document belongs to a page that needs a session", () => {
  expect(pagesOf("rozsadomb", "anna").document("d1")).toBe("/p/rozsadomb/documents/d1?for=anna");
  expect(pageAt("documents/d1")?.session).toBe("needed");
  expect(pageAt("login")?.session).toBe("none");
  expect(pageAt("nonsense")).toBeUndefined();
  expect(pageAt("documents/d1/more")).toBeUndefined();
});
