package dev.turnstone.run;

import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;

/**
 * A target table item of rows 1 to 5 and 9 with values at the ends of every type, one column that
 * the database computes, and one that a trigger or the table itself maintains.
 */
final class OddTables {
  private static final String POSTGRES =
      """
      create table item(id integer primary key, name text check (name <> 'refused'), n numeric(30,9), f float8,
        f4 real, b bytea, bits bit(5), j json, jb jsonb, d date, ts timestamp, tz timestamptz, t time, u uuid,
        iv interval, a int[], c char(5), seen timestamp default now(), twice int generated always as (id * 2) stored)
      """;
  private static final String MARIADB =
      """
      create table item(id integer primary key, name varchar(200), n decimal(30,9),
        f double, f4 float, b blob, bits bit(5), j json, d date, dt datetime(6),
        seen timestamp(6) null default current_timestamp(6) on update current_timestamp(6), t time(6), u uuid,
        e enum('a','b'), st set('x','y'), y year, l longtext, w varchar(20) character set latin1,
        g geometry, twice int as (id * 2) persistent, check (name <> 'refused'))
      """;
  private static final String SQLITE =
      """
      create table item(id integer primary key, name text check (name <> 'refused'), a, b blob, r real, n numeric,
        d date, seen text, twice int as (id * 2) stored)
      """;

  private OddTables() {}

  static TestDatabase in(String vendor, Path folder) {
    TestDatabase to = Databases.of(vendor, folder);
    switch (vendor) {
      case "postgresql" -> postgres(to);
      case "mariadb" -> mariadb(to);
      default -> sqlite(to);
    }
    return to;
  }

  private static void postgres(TestDatabase to) {
    to.execute(
        POSTGRES,
        "create function touch() returns trigger as 'begin new.seen = now(); return new; end'"
            + " language plpgsql",
        "create trigger touched before update on item for each row execute function touch()",
        "insert into item(id, seen) values (1, null)",
        "insert into item values (2, '', 0, '-0', '-0', '', '00000', '{}', '[]', '4713-01-01 BC',"
            + " '-infinity', 'infinity', '00:00', '00000000-0000-0000-0000-000000000000', '0',"
            + " '{}', '')",
        "insert into item values (3, 'é€😀', '-123456789012345678901.123456789', 'NaN', 'NaN',"
            + " '\\x00ff00', '10101', '{\"b\": 1,  \"a\" :2}', '{\"b\": 1, \"a\": 2}', 'infinity',"
            + " '294276-12-31 23:59:59.999999', '0001-01-01 00:00:00+00', '24:00',"
            + " 'ffffffff-ffff-ffff-ffff-ffffffffffff', '-1 mon 3 days -00:00:00.000001',"
            + " '{{1,NULL},{3,4}}', 'ab')",
        "insert into item(id, name, n, f) values (4, repeat('lång', 200000), 1.5, 'infinity')",
        "insert into item(id, name) values (5, 'same'), (9, 'not in the source')");
  }

  private static void mariadb(TestDatabase to) {
    to.execute(
        "set statement sql_mode='' for " + MARIADB,
        "create trigger touched before update on item for each row set new.n = 1",
        "insert into item(id, seen) values (1, null)",
        "insert into item(id, name, n, f, f4, b, bits, j, d, dt, seen, t, u, e, st, y, l, w, g)"
            + " values (2, '', 0, -0e0, -0e0, '', b'00000', '{}', '0001-01-01',"
            + " '9999-12-31 23:59:59.999999', '1970-01-01 00:00:01', '-838:59:59.999999',"
            + " '00000000-0000-0000-0000-000000000000', 'a', '', 1901, '', '', point(1, -0.0))",
        "insert into item(id, name, n, f, f4, b, bits, j, d, dt, seen, t, u, e, st, y, l, w)"
            + " values (3, 'é€😀', -123456789012345678901.123456789, 1.7976931348623157e308,"
            + " 1.17549435e-38, x'00ff00', b'10101', '{\"b\": 1,  \"a\" :2}', '9999-12-31',"
            + " '1000-01-01', '2038-01-19 03:14:07.999999', '838:59:59',"
            + " 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'b', 'x,y', 2155, 'tail  ', 'é')",
        "insert into item(id, l) values (4, repeat('lång', 200000))",
        "insert into item(id, name) values (5, 'same'), (9, 'not in the source')");
  }

  private static void sqlite(TestDatabase to) {
    to.execute(
        SQLITE,
        "create trigger touched after update on item begin update item set seen = 'now' where"
            + " id = new.id; end",
        "insert into item(id) values (1)",
        "insert into item(id, name, a, b, r, n, d, seen) values (2, '', x'', '', -0.0, 1.0,"
            + " '0000-01-01', x'00')",
        "insert into item(id, name, a, b, r, n, d, seen) values (3, 'é€😀', 9e999, x'00ff00',"
            + " -9e999, '12345678901234567890.5', 2460000.5, cast(x'610062' as text))",
        "insert into item(id, name, a, b) values (4, 'long', cast(x'ff41' as text),"
            + " replace(hex(zeroblob(500000)), '0', 'å'))",
        "insert into item(id, name, a) values (5, 'same', 1), (9, 'not in the source', 1.0)");
  }
}
