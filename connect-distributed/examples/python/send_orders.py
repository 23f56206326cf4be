#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Sends orders as one batch with a key, and repeats it until its outcome is known.

    send_orders.py URL CERTS SCHEMA ID...

    send_orders.py https://localhost:8443 certs sales.orders-2.1.0.avsc ord-1 ord-2

CERTS has ca.crt, sales.orders.crt and sales.orders.key, SCHEMA is the contract's.
Needs requests and avro: python3-requests and python3-avro in Debian.
"""
import io
import random
import sys
import time
import uuid
from datetime import datetime, timezone
from pathlib import Path

import avro.io
import avro.schema
import requests

TOPIC = "sales.orders"
VERSION = "2.1.0"
GIVE_UP_AFTER = 300  # seconds
LONGEST_PAUSE = 30
TIMEOUTS = 10, 60  # to connect, to be answered: longer than the gateway takes to say that it does not know


class Rejected(Exception):
    """The same batch would be refused again."""


def encode(schema, records):
    """One datum after another, nothing between them."""
    body = io.BytesIO()
    encoder = avro.io.BinaryEncoder(body)
    writer = avro.io.DatumWriter(schema)
    for record in records:
        writer.write(record, encoder)
    return body.getvalue()


def send(session, url, ca, body, count):
    """Returns the answer once all records are in Kafka. Every try has the same key, so they are there once."""
    headers = {
        "Content-Type": "application/avro",
        "version": VERSION,
        "batch": str(count),
        "producer-id": "example-python",
        "Idempotency-Key": str(uuid.uuid4()),
    }
    end = time.monotonic() + GIVE_UP_AFTER
    pause = 1
    while True:
        try:
            # The CA goes with the request: the session's would give way to a REQUESTS_CA_BUNDLE of the environment.
            answer = session.post(
                f"{url}/api/1.0/{TOPIC}", data=body, headers=headers, verify=ca, timeout=TIMEOUTS
            )
            outcome = answer.headers.get("Gateway-Outcome")
            if outcome == "written":
                return answer.json()
            # Not the gateway's own: something before it has answered, and what it says of the records is not known.
            if outcome == "rejected" or (outcome is None and answer.status_code < 500):
                raise Rejected(f"{answer.status_code} {answer.text}")
            reason, wait = f"{answer.status_code} {answer.text}", answer.headers.get("Retry-After")
        except requests.ConnectionError as e:
            if "CERTIFICATE_VERIFY_FAILED" in str(e):
                raise  # the gateway's certificate is not of the CA in ca.crt
            reason, wait = e, None
        except requests.RequestException as e:
            reason, wait = e, None
        wait = float(wait) if wait else pause * random.uniform(0.5, 1)
        if time.monotonic() + wait > end:
            raise TimeoutError(f"not known to be written, key {headers['Idempotency-Key']}: {reason}")
        print(f"again in {wait:.1f} s: {reason}", file=sys.stderr)
        time.sleep(wait)
        pause = min(2 * pause, LONGEST_PAUSE)


def main(url, certs, schema_file, *ids):
    schema = avro.schema.parse(Path(schema_file).read_text())
    orders = [
        {
            "order_id": order_id,
            "customer_id": "cust_456",
            "total_amount": 99.99,
            "status": "confirmed",
            # A time with a zone: the library encodes it as the logical type, and refuses a number.
            "created_at": datetime.now(timezone.utc),
        }
        for order_id in ids
    ]
    session = requests.Session()  # keeps the connection, and with it the TLS handshake
    session.cert = (f"{certs}/{TOPIC}.crt", f"{certs}/{TOPIC}.key")
    answer = send(session, url, f"{certs}/ca.crt", encode(schema, orders), len(orders))
    print(f"written: batch {answer['batchId']}, {answer['records']} records")


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except (Rejected, TimeoutError, OSError) as failure:
        sys.exit(f"{type(failure).__name__}: {failure}")
