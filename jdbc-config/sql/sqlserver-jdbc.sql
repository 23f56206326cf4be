-- SQL Server 2019 or newer: what orders-sqlserver-jdbc.json needs. Run once in the database, as its owner:
--   sqlcmd -S sqlserver.example.com -d shop -i sqlserver-jdbc.sql

-- By these two columns the connector finds what is new: the time of the change, and a number that tells rows of the same
-- time apart. A table that has such columns needs no new ones: name them in the view below.
ALTER TABLE dbo.orders ADD
    gateway_id bigint IDENTITY NOT NULL,
    gateway_changed_at datetime2(7) NOT NULL CONSTRAINT orders_gateway_changed_at DEFAULT sysdatetime();
GO
CREATE INDEX orders_gateway_changed_at ON dbo.orders (gateway_changed_at, gateway_id);
GO
CREATE TRIGGER dbo.orders_gateway_touch ON dbo.orders AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    IF NOT UPDATE(gateway_changed_at)
        UPDATE changed SET gateway_changed_at = sysdatetime()
        FROM dbo.orders AS changed JOIN inserted ON inserted.order_id = changed.order_id;
END;
GO

CREATE SCHEMA data_gateway;
GO
-- The connector cuts times to milliseconds and leaves datetimeoffset out. So everything but whole numbers, floating-point
-- numbers, bits and text is written as text here. docs/types.md has the table.
CREATE VIEW data_gateway.orders AS
SELECT
    order_id,
    customer_id,
    total_amount,
    status,
    CONVERT(varchar(33), SWITCHOFFSET(created_at, '+00:00'), 127) AS created_at,
    gateway_id,
    gateway_changed_at
FROM dbo.orders;
GO

-- Reads one view, and nothing else. The login is made with its password beforehand, not in a file:
--   CREATE LOGIN data_gateway_batch WITH PASSWORD = '…';
CREATE USER data_gateway_batch FOR LOGIN data_gateway_batch;
GRANT SELECT ON OBJECT::data_gateway.orders TO data_gateway_batch;
GO
