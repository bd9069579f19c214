package dev.turnstone.journey;

import dev.turnstone.support.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Databases full of structure, each piece with a name or number that stands nowhere else in it: the
 * marks, by which one can tell what became of it.
 */
record Planted(String vendor, List<String> statements) {
  private static final Pattern MARK =
      Pattern.compile("\\b([spm]_[a-z_]+|[den]?(?:55|66|77)\\d{3})\\b|nocase|latin1_swedish_ci");

  static final Planted SQLITE =
      new Planted(
          TestDatabase.SQLITE,
          List.of(
              "create table s_main(id integer primary key autoincrement, code varchar(20) not null,"
                  + " name text collate nocase, price decimal(10,2) default 55001,"
                  + " made integer default (abs(-55002)),"
                  + " twice integer generated always as (id * 55003) stored,"
                  + " virt integer generated always as (id + 55004) virtual, up integer,"
                  + " constraint s_code_uk unique(code),"
                  + " constraint s_self_fk foreign key(up) references s_main(id)"
                  + " on delete set null deferrable initially deferred,"
                  + " constraint s_price_ck check(price >= 55005),"
                  + " constraint s_glob_ck check(code glob 'c*'))",
              "insert into s_main(code, name, price, up) values('c1', 'a', 55006, null),"
                  + " ('c2', 'B', 55007, 1)",
              "create index s_name_idx on s_main(name)",
              "create unique index s_part_uk on s_main(code) where price > 55008",
              "create index s_part_idx on s_main(name) where price > 55009",
              "create index s_expr_idx on s_main(lower(name))",
              "create unique index s_expr_uk on s_main(lower(code))",
              "create index s_desc_idx on s_main(code desc, name)",
              "create index s_long_idx_" + "x".repeat(70) + " on s_main(price)",
              "create table s_conflict(a integer primary key, b integer unique on conflict replace)",
              "create table s_rowidless(k text primary key, v text) without rowid",
              "create table s_strict(a integer primary key, b text) strict",
              "create table s_orphan(x integer primary key, constraint s_gone_fk foreign key(x)"
                  + " references nowhere(id))",
              "create trigger s_trigger after insert on s_main begin select 1; end",
              "create view s_view as select * from s_main",
              "create virtual table s_fts using fts5(body)",
              "create virtual table s_rtree using rtree(id, x0, x1)"));

  static final Planted POSTGRESQL =
      new Planted(
          TestDatabase.POSTGRESQL,
          List.of(
              "create schema p_other",
              "create table p_other.away(id integer primary key)",
              "create sequence p_free_seq",
              "create sequence p_asked_seq",
              "create domain p_domain as integer check(value <> 66001)",
              "create type p_enum as enum('e66002', 'other')",
              "create type p_composite as (a integer, b text)",
              "create function p_own_function() returns integer immutable language sql as 'select 1'",
              "create table p_calls(id integer primary key, a integer default p_own_function(),"
                  + " b integer generated always as (p_own_function() * 66013) stored,"
                  + " constraint p_calls_ck check(a < p_own_function() + 66014))",
              "create index p_calls_idx on p_calls((a + p_own_function()))",
              "create table p_main(id integer generated always as identity primary key,"
                  + " code varchar(20) not null, name text default 'd66003', tags jsonb,"
                  + " price numeric(10,2), at timestamp, dom p_domain, mood p_enum default 'e66002',"
                  + " asked integer default nextval('p_asked_seq'),"
                  + " made integer default (abs(-66004) + length(current_user)),"
                  + " twice integer generated always as (66005 * 2) stored, up integer, away integer,"
                  + " constraint p_defer_uk unique(code, name) deferrable,"
                  + " constraint p_nulls_uk unique nulls not distinct (code, price),"
                  + " constraint p_self_fk foreign key(up) references p_main(id)"
                  + " on update cascade deferrable initially deferred,"
                  + " constraint p_away_fk foreign key(away) references p_other.away(id),"
                  + " constraint p_price_ck check(price <> 66006),"
                  + " constraint p_regex_ck check(code ~ '^c'),"
                  + " constraint p_loose_ck check(price <> 66007) not enforced,"
                  + " constraint p_loose_fk foreign key(up) references p_main(id) not enforced)",
              "alter table p_main add constraint p_late_ck check(price <> 66008) not valid",
              "alter table p_main add constraint p_late_fk foreign key(asked)"
                  + " references p_main(id) not valid",
              "insert into p_main(code, price, at, asked) values('c1', 1, '2024-01-01', 1)",
              "create index p_name_idx on p_main(name)",
              "create unique index p_part_uk on p_main(code) where price > 66009",
              "create index p_part_idx on p_main(name) where price > 66010",
              "create index p_expr_idx on p_main(lower(name))",
              "create index p_include_idx on p_main(code) include (price)",
              "create index p_gin_idx on p_main using gin(tags)",
              "create index p_hash_idx on p_main using hash(code)",
              "create index p_brin_idx on p_main using brin(at)",
              "create index p_sorted_idx on p_main(code collate \"C\" desc nulls last)",
              "comment on table p_main is 'n66011'",
              "comment on column p_main.code is 'n66012'",
              "create table p_booked(r int4range, constraint p_excl exclude using gist(r with &&))",
              "create table p_parted(id integer, v text) partition by range(id)",
              "create table p_low partition of p_parted for values from (0) to (10)",
              "create table p_mother(id integer primary key)",
              "create table p_daughter(more text) inherits(p_mother)",
              "create unlogged table p_fast(id integer primary key)",
              "create function p_function() returns trigger language plpgsql as"
                  + " 'begin return new; end'",
              "create trigger p_trigger before insert on p_main for each row"
                  + " execute function p_function()",
              "create rule p_rule as on delete to p_main do instead nothing",
              "create policy p_policy on p_main using (id > 0)",
              "create statistics p_statistics on code, name from p_main",
              "create view p_view as select * from p_main",
              "create materialized view p_kept as select * from p_main"));

  static final Planted MARIADB =
      new Planted(
          TestDatabase.MARIADB,
          List.of(
              "create sequence m_sequence start with 77001",
              "create table m_main(id integer auto_increment primary key,"
                  + " code varchar(20) character set latin1 collate latin1_swedish_ci not null,"
                  + " name varchar(80) default 'd77002', txt text, doc json,"
                  + " price decimal(10,2) comment 'n77003', mood enum('e77004', 'other'),"
                  + " asked integer default (next value for m_sequence),"
                  + " made varchar(80) default (concat('d77005', uuid())),"
                  + " changed timestamp default current_timestamp on update current_timestamp,"
                  + " twice integer as (77006 * 2) persistent, virt integer as (id + 77007) virtual,"
                  + " unseen integer invisible default 77008, up integer,"
                  + " unique key m_code_uk(code), unique key m_prefix_uk(name(7)),"
                  + " unique key m_long_uk(txt) using hash,"
                  + " constraint m_self_fk foreign key(up) references m_main(id) on delete set null,"
                  + " constraint m_price_ck check(price <> 77009),"
                  + " constraint m_regex_ck check(code regexp '^c'),"
                  + " key m_name_idx(name), key m_prefix_idx(txt(9)), fulltext key m_full_idx(txt),"
                  + " key m_desc_idx(price desc, code),"
                  + " key m_idle_idx(price) ignored, key m_noted_idx(mood) comment 'n77010')"
                  + " comment 'n77011'",
              "insert into m_main(code, price, asked) values('c1', 1, 1)",
              "create table m_parted(id integer primary key, v text)"
                  + " partition by hash(id) partitions 3",
              "create table m_past(id integer primary key, v text) with system versioning",
              "create table m_booked(id integer, b date, e date, period for m_period(b, e),"
                  + " unique key m_overlap_uk(id, m_period without overlaps))",
              "create table m_aria(id integer primary key) engine=aria",
              "create trigger m_trigger before insert on m_main for each row set new.up = null",
              "create view m_view as select * from m_main",
              "create procedure m_procedure() select 1",
              "create function m_function() returns integer return 1",
              "create event m_event on schedule every 1 day do select 1"));

  /**
   * What the plan says where it lists the thing that a number belongs to; a number of a thing that
   * is not listed has to arrive itself.
   */
  private static final Map<String, String> BELONGS =
      Map.ofEntries(
          Map.entry("55002", "default of column main.s_main.made"),
          Map.entry("55003", "expression of column main.s_main.twice"),
          Map.entry("55004", "expression of column main.s_main.virt"),
          Map.entry("55008", "unique key s_part_uk of main.s_main: it cannot"),
          Map.entry("55009", "index s_part_idx of main.s_main: it cannot"),
          Map.entry("66001", "domain public.p_domain"),
          Map.entry("66004", "default of column public.p_main.made"),
          Map.entry("66007", "check public.p_main.p_loose_ck"),
          Map.entry("66009", "unique key p_part_uk of public.p_main: it cannot"),
          Map.entry("66010", "index p_part_idx of public.p_main: it cannot"),
          Map.entry("n66011", "comments of public.p_main"),
          Map.entry("n66012", "comments of public.p_main"),
          Map.entry("66013", "expression of column public.p_calls.b"),
          Map.entry("66014", "check p_calls_ck of public.p_calls"),
          Map.entry("77001", "m_sequence: it belongs to no column"),
          Map.entry("d77005", ".m_main.made: it cannot be said"),
          Map.entry("77006", ".m_main.twice: it cannot be said"),
          Map.entry("77007", ".m_main.virt: it cannot be said"),
          Map.entry("n77003", "comments of "),
          Map.entry("n77010", ".m_main.m_noted_idx: it has a comment"),
          Map.entry("n77011", "comments of "));

  /** What must stand in the plan's list when the mark itself is not in the target. */
  static String listedAs(String mark) {
    return BELONGS.getOrDefault(mark, mark);
  }

  /** Every name and number planted, in the order of their names. */
  Set<String> marks() {
    Set<String> marks = new TreeSet<>();
    for (String statement : statements) {
      Matcher found = MARK.matcher(statement);
      while (!statement.startsWith("insert") && found.find()) {
        marks.add(found.group());
      }
    }
    return marks;
  }
}
