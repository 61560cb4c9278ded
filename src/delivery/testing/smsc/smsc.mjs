// An operator's SMSC for kannel_test.cpp, on 127.0.0.1: what it gets is printed, what it shall report is read.
//
// Usage: smsc.mjs PORT (0: any). One JSON object a line.
//   out: {event: "listening", port} · {event: "bound"} · {event: "submitted", id, to, from, coding, text, udh, registered, validity}
//   in:  {id, stat, err}: a delivery receipt for that message
// A number that ends in 69 is refused with ESME_RSUBMITFAIL.
import { createInterface } from "node:readline";
import smpp from "smpp";

const tell = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
let session;
let count = 0;

function submitted(pdu) {
  const { message, udh } = pdu.short_message;
  count += 1;
  const id = `m${count}`;
  tell({
    event: "submitted",
    id,
    to: pdu.destination_addr,
    from: pdu.source_addr,
    coding: pdu.data_coding,
    text: Buffer.isBuffer(message) ? message.toString("hex") : message,
    udh: udh ? udh.map((part) => Buffer.from(part).toString("hex")).join("") : "",
    registered: pdu.registered_delivery,
    validity: String(pdu.validity_period ?? ""),
  });
  session.send(pdu.response({ message_id: id }));
}

function judge(pdu) {
  if (pdu.destination_addr.endsWith("69"))
    return session.send(pdu.response({ command_status: smpp.ESME_RSUBMITFAIL }));
  submitted(pdu);
}

const server = smpp.createServer((opened) => {
  opened.on("error", () => {});
  opened.on("bind_transceiver", (pdu) => {
    const right = pdu.system_id === "portal" && pdu.password === "secret";
    opened.send(pdu.response(right ? {} : { command_status: smpp.ESME_RBINDFAIL }));
    if (!right) return;
    session = opened;
    tell({ event: "bound" });
  });
  opened.on("submit_sm", judge);
  opened.on("enquire_link", (pdu) => opened.send(pdu.response()));
  opened.on("unbind", (pdu) => opened.send(pdu.response()));
});
server.on("error", () => process.exit(1));
server.listen(Number(process.argv[2]), "127.0.0.1", () =>
  tell({ event: "listening", port: server.address().port }),
);

createInterface({ input: process.stdin }).on("line", (line) => {
  const { id, stat, err } = JSON.parse(line);
  session.deliver_sm({
    source_addr: "36301234567",
    destination_addr: "KLINIKA",
    esm_class: 4,
    short_message: `id:${id} sub:001 dlvrd:001 submit date:2611220000 done date:2611220001 stat:${stat} err:${err} text:Secret words`,
  });
});
