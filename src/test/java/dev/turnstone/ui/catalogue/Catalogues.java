package dev.turnstone.ui.catalogue;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.Engine;
import dev.turnstone.app.Workspace;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Catalogues of real SQLite files for the pages that show them. */
public final class Catalogues {
  private Catalogues() {}

  /** A small shop: five tables, two of them in a circle, a view and a trigger. */
  public static Catalog shop(Path folder) {
    try (TestDatabase file = Databases.sqlite(folder)) {
      return shop(file, folder);
    }
  }

  /** As {@link #shop(Path)}, in a file that stays. */
  static Catalog shop(TestDatabase file, Path folder) {
    return read(
        file,
        folder,
        "create table country(code char(2) primary key, name varchar(80) not null)",
        "create table store(id integer primary key, manager_id integer references staff(id))",
        "create table staff(id integer primary key, store_id integer not null references store(id),"
            + " email varchar(50) unique)",
        "create table customer(id integer primary key, country_code char(2) not null"
            + " references country(code), born date default '1970-01-01', age integer"
            + " generated always as (2026 - substr(born, 1, 4)))",
        "create table \"order\"(id integer primary key, customer_id integer references customer(id),"
            + " store_id integer references store(id), total numeric(10,2))",
        "insert into country values ('de', 'Germany'), ('in', 'India')",
        "create view big_orders as select * from \"order\" where total > 1000",
        "create trigger no_change before update on country begin select 1; end");
  }

  /**
   * So many tables of so many columns each, every one but the first referring to the one before.
   */
  public static Catalog large(Path folder, int tables, int columns) {
    List<String> statements = new ArrayList<>();
    for (int t = 0; t < tables; t++) {
      StringBuilder sql = new StringBuilder("create table table_" + t + "(id integer primary key");
      for (int c = 1; c < columns; c++) {
        sql.append(", column_").append(c).append(c == 1 && t > 0 ? " integer" : " varchar(80)");
        if (c == 1 && t > 0) {
          sql.append(" references table_").append(t - 1).append("(id)");
        }
      }
      statements.add(sql.append(')').toString());
    }
    try (TestDatabase file = Databases.sqlite(folder)) {
      return read(file, folder, statements.toArray(String[]::new));
    }
  }

  /** What is in a file after these statements. */
  static Catalog read(TestDatabase file, Path folder, String... statements) {
    file.execute(statements);
    return new Engine(new Workspace(folder.resolve("workspace")), Clock.systemUTC())
        .inspect(file.connString(), Credentials.NONE, true);
  }
}
