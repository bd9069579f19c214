-- Rows as old databases really have them, put into store4 among the ordinary ones. Their keys are below 100,
-- those of ordinary rows begin at 101. README.md tells what must become of each.

-- Letters outside ASCII: an emoji, and an e with its dots as a character of their own (NFD).
insert into Customer values
  (1, 'anna', 'Zoe' || char(776), char(128038) || ' Steinwälzer', 'anna@example.org', '', '1990-01-31', 1, '2019-05-04 10:11:12', null),
  -- Logins that differ only in case, and only in a space at the end.
  (2, 'ANNA', 'Anna', 'Berg', 'anna@example.com', null, null, 0, '2019-05-04 10:11:13', null),
  (3, 'bo', 'Bo', 'Falk', 'bo@example.org', '+49 30 1', '2024-02-30', 0, '2019-05-05 08:00:00', null),
  (4, 'cy', 'Cy', 'Gers', 'cy@example.org', '+49 30 2', '1985-12-24', 2, '2019-05-06 08:00:00', null),
  (5, 'di', 'Di', null, 'di@example.org', '+49 30 3', '1985-12-25', 0, '2019-05-07 08:00:00', null),
  (6, 'anna ', 'Anna', 'Berg', 'anna@example.net', '', null, 0, '2019-05-08 08:00:00', null),
  (7, 'eli', 'Eli', 'Hof', 'eli@example.org', null, '0009-12-04', 1, '1582-10-10 12:00:00.123456', null),
  -- Was brought by 3, whose birthday no calendar has; 12 was brought by 8.
  (8, 'fay', 'Fay', 'Ihde', 'fay@example.org', '+49 30 4', null, 0, '2019-05-09 08:00:00', 3),
  -- Brought himself.
  (9, 'gus', 'Gus', 'Jahn', 'gus@example.org', '+49 30 5', null, 0, '2019-05-10 08:00:00', 9),
  -- 02:30 did not happen that night in Berlin; a wall time does not care.
  (10, 'hal', 'O''Neill', '"); drop table customers; --', 'hal@example.org', '+49 30 6', '9999-12-31', 1, '2024-03-31 02:30:00', null),
  (12, 'ivy', 'Ivy', 'Kern', 'ivy@example.org', '+49 30 7', null, 0, '2019-05-11 08:00:00', 8);

insert into Address values
  -- Line ends, a tab, a backslash, the text \N and a leading zero.
  (1, 1, 'Line one' || char(13, 10, 9) || '\ \N' || char(8232) || 'end', '01067', 'Dresden', 'DE'),
  -- Nobody is customer 424242.
  (2, 424242, 'Nowhere 1', '10115', 'Berlin', 'DE'),
  -- Belongs to the customer with the impossible birthday.
  (3, 3, 'Falkweg 3', '10117', 'Berlin', 'DE'),
  -- Version 5 has a rule: two letters.
  (4, 1, 'Gerstr. 4', '10119', 'Berlin', 'DEU');

insert into Category values (1, null, 'Everything'), (2, 1, 'Tea'), (3, 3, 'Its own parent');

-- Supplier 1 and product 1 refer to each other.
insert into Supplier values (1, 'Kaiser & Söhne', 1), (2, 'Unbekannt', null);

insert into Product values
  -- 2^53 + 1, which no floating point number holds.
  (1, 2, 1, 'KAN-1', 'Teapot', 89.9, 9007199254740993, '9999-12-31', '{"volume": 1.10, "of": ["clay"]}', x'00ff0a0d00'),
  (2, 2, 1, 'TEA-1', 'Assam', 7.45, 9223372036854775807, '2031-01-01', null, null),
  -- The same as TEA-1 for version 5, which does not look at case.
  (3, 2, 1, 'tea-1', 'Assam, once more', 7.45, null, '2031-01-01', null, null),
  (4, 2, 1, 'TEA-4', 'Ceylon', 19.999, null, '2031-01-01', null, null),
  (6, 2, 1, 'TEA-6', 'Darjeeling', '12,50', null, '2031-01-01', null, null),
  (7, 2, 1, 'TEA-7', 'Earl Grey', 6.2, null, '2031-01-01', 'about {}', null),
  -- U+0000 in the middle: SQLite keeps it, PostgreSQL could not.
  (8, 2, 1, 'TEA-8', cast(x'5465610042616773' as text), 0.07, -9223372036854775808, '2031-01-01', '{}', zeroblob(20000)),
  -- Written in latin1 by a program that did not know better.
  (9, 2, 1, 'TEA-9', cast(x'436166e9' as text), 5, null, '2031-01-01', null, null),
  (10, 2, 1, 'TEA-10', 'Voucher', -10, null, '2031-01-01', null, null),
  (11, 2, 1, 'TEA-11', 'Fennel', 3.1, 'none', '2031-01-01', null, null);

insert into Stock values
  ('Berlin', 1, 7),
  ('berlin', 1, 'twelve'),
  ('berlin', 2, 3.5),
  ('berlin', 4, 5),
  ('berlin', 8, x'05');

insert into "Order" values
  (1, 1, 1, 'S', '2024-06-01 12:00:00.000001', ''),
  (2, 2, null, '?', '2024-06-01 12:00:00', null),
  (3, 2, null, 'N', '2024-06-01T12:00:00+05:30', null),
  (4, 3, 3, 'P', '2024-06-02 12:00:00', null),
  (5, 2, 2, 'X', '2024-06-03 12:00:00', null);

insert into OrderItem (OrderId, LineNumber, ProductId, Quantity, UnitPrice) values
  (1, 1, 1, 2, 89.9),
  -- Version 5 has a rule: more than none.
  (1, 2, 2, 0, 7.45),
  (1, 3, 3, 1, 7.45),
  (4, 1, 1, 1, 89.9),
  (4, 2, 2, 3, 7.45);

insert into Payment values
  (1, 1, 179.8, 1717243200, 'NULL'),
  (2, 4, 112.25, 1717329600, null),
  (3, 1, 0, 'yesterday', 'cash'),
  (4, 1, 0.01, 4102444800, '');

-- Twice the same, without a key.
insert into EventLog values
  ('2024-06-01 12:00:00', 'login', 'anna'),
  ('2024-06-01 12:00:00', 'login', 'anna'),
  ('2024-06-01 12:00:01', 'login', null),
  ('2024-06-01 12:00:01', 'login', 'NULL'),
  ('2024-06-01 12:00:01', 'login', '');
