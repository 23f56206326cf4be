-- As sql/postgres-jdbc.sql does for the orders: columns to find changes by, and a view that writes values exactly.
DO $$ BEGIN
    CREATE ROLE data_gateway_batch LOGIN;
EXCEPTION WHEN duplicate_object THEN
    NULL;
END $$;
ALTER TABLE types
    ADD COLUMN gateway_id bigint GENERATED ALWAYS AS IDENTITY,
    ADD COLUMN gateway_changed_at timestamptz NOT NULL DEFAULT clock_timestamp();
CREATE SCHEMA IF NOT EXISTS data_gateway;
CREATE VIEW data_gateway.types AS
SELECT
    id,
    small,
    flag,
    amount::text AS amount,
    units::text AS units,
    ratio::text AS ratio,
    price::numeric::text AS price,
    single,
    double,
    day::text AS day,
    time_micros::text AS time_micros,
    to_char(local_micros, 'YYYY-MM-DD"T"HH24:MI:SS.US') AS local_micros,
    to_char(instant_micros AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS instant_micros,
    uid,
    document,
    content,
    mood,
    note,
    gateway_id,
    gateway_changed_at
FROM types;
GRANT USAGE ON SCHEMA data_gateway TO data_gateway_batch;
GRANT SELECT ON data_gateway.types TO data_gateway_batch;
