CREATE TABLE dbo.orders (
    id             bigint NOT NULL PRIMARY KEY,
    tiny           tinyint NOT NULL,
    flag           bit NOT NULL,
    amount         decimal(12, 2) NOT NULL,
    price          money NOT NULL,
    [double]       float NOT NULL,
    day            date NOT NULL,
    time_micros    time(6) NOT NULL,
    local_nanos    datetime2(7) NOT NULL,
    instant_micros datetimeoffset(6) NOT NULL,
    uid            uniqueidentifier NOT NULL,
    text           nvarchar(max) NOT NULL,
    content        varbinary(max) NOT NULL,
    note           nvarchar(20)
);
GO
INSERT INTO dbo.orders VALUES (9007199254740993, 255, 1, -9999999999.99, 12.3456, 0.1, '0001-01-01', '23:59:59.999999',
    '2026-01-31 23:59:59.1234567', '2026-01-31 23:59:59.123456 +05:30', 'C0FFEE00-0000-4000-8000-000000000001',
    N'ü"\', 0x00FF10, NULL);
GO
