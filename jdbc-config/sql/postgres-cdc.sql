-- PostgreSQL 14 or newer: what orders-postgres-cdc.json needs. Run once in each database, as its owner or a superuser:
--   psql --host postgres.example.com --dbname shop --file postgres-cdc.sql
-- The server must run with wal_level = logical (a restart), and have a free slot: max_replication_slots, max_wal_senders.

-- Reads the write-ahead log, and nothing else until it is granted. Its password is set afterwards, with \password,
-- so that it stands in no file. A server has one for all its databases.
DO $$ BEGIN
    CREATE ROLE data_gateway_cdc LOGIN REPLICATION;
EXCEPTION WHEN duplicate_object THEN
    NULL;
END $$;

-- While other tables of the server are busy and these are not, the log grows until the connector has seen something of its
-- own. So it writes here every ten seconds.
CREATE SCHEMA data_gateway;
GRANT USAGE ON SCHEMA data_gateway TO data_gateway_cdc;
CREATE TABLE data_gateway.heartbeat (
    only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    beaten_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO data_gateway.heartbeat DEFAULT VALUES;
GRANT SELECT, UPDATE ON data_gateway.heartbeat TO data_gateway_cdc;

-- What the log shows to the connector: the tables that are added to it, and no others. Changes of a partition come under
-- the name of the whole table; otherwise the connector would not know them, and pass them over.
CREATE PUBLICATION data_gateway FOR TABLE data_gateway.heartbeat WITH (publish_via_partition_root = true);
-- Stored generated columns are in the log only if asked for, from PostgreSQL 18 on; virtual ones never are.
DO $$ BEGIN
    IF current_setting('server_version_num')::int >= 180000 THEN
        ALTER PUBLICATION data_gateway SET (publish_generated_columns = stored);
    END IF;
END $$;

-- TRUNCATE deletes no row that the connector could tell: prod, and whatever is filled from it, would keep them all. So it
-- is refused; DELETE is read. To empty a table nevertheless, disable its trigger, and load it anew.
CREATE FUNCTION data_gateway.refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is read by Data Gateway, which does not see TRUNCATE', TG_RELID::regclass
        USING HINT = 'Use DELETE.';
END $$;

-- Prepares a table. Repeat it when you add a partition: each has an identity and a trigger of its own.
CREATE FUNCTION data_gateway.add_table(added regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    part regclass;
BEGIN
    -- The first snapshot reads the table by SELECT. USAGE is needed to see that it is there.
    EXECUTE format('GRANT USAGE ON SCHEMA %s TO data_gateway_cdc',
        (SELECT relnamespace::regnamespace FROM pg_class WHERE oid = added));
    EXECUTE format('GRANT SELECT ON %s TO data_gateway_cdc', added);
    FOR part IN SELECT added UNION SELECT relid FROM pg_partition_tree(added) LOOP
        -- Updates then carry the whole row. Otherwise a large value (TOAST) that an update did not touch is not in the
        -- log, and a placeholder stands in its place.
        EXECUTE format('ALTER TABLE %s REPLICA IDENTITY FULL', part);
        EXECUTE format('CREATE OR REPLACE TRIGGER gateway_no_truncate BEFORE TRUNCATE ON %s
            FOR EACH STATEMENT EXECUTE FUNCTION data_gateway.refuse_truncate()', part);
    END LOOP;
    IF NOT EXISTS (SELECT FROM pg_publication_rel r JOIN pg_publication p ON p.oid = r.prpubid
            WHERE p.pubname = 'data_gateway' AND r.prrelid = added) THEN
        EXECUTE format('ALTER PUBLICATION data_gateway ADD TABLE %s', added);
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION data_gateway.add_table(regclass) FROM PUBLIC;

SELECT data_gateway.add_table('public.orders');
