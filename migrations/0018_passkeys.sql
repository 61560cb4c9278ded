-- Passkeys are offered once after a login, and never again: here is who has seen the offer or said no to it.
-- (`passkey.public_key` holds the bare key: x and y of P-256, the 32 bytes of Ed25519, n and e of RSA; `algorithm` is COSE's.)
create table passkey_offer (
  organization {id} not null,          -- nil for staff
  kind {text} not null,                -- patient, staff
  account {id} not null,
  offered_at {instant} not null,
  primary key (organization, kind, account)
);
