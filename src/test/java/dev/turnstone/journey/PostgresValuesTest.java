package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PostgreSQL holds arrives exactly or is set aside, on every target. */
@Execution(ExecutionMode.CONCURRENT) // each has databases of its own
class PostgresValuesTest {
  /** Declared type, literal, and what PostgreSQL, MariaDB and SQLite show of it. */
  static final String CASES =
      """
      create type mood as enum ('sad', 'so so')
      create type spot as (x int, note text)
      create domain price as numeric(10,2) check (value >= 0)
      boolean | true | true | 1 | integer 1
       | null | NULL | NULL | NULL
      smallint | -32768 | -32768 | -32768 | integer -32768
      bigint | 9223372036854775807 | 9223372036854775807 | 9223372036854775807 | integer 9223372036854775807
       | '-9223372036854775808' | -9223372036854775808 | -9223372036854775808 | integer -9223372036854775808
      numeric | 'NaN' | NaN | INFINITE | text NaN
       | 'Infinity' | Infinity | INFINITE | text Infinity
       | 1.10 | 1.10 | 1.100000000000000000000000000000 | text 1.10
       | 1e40 | 10000000000000000000000000000000000000000 | OUT_OF_RANGE | text 10000000000000000000000000000000000000000
       | 0.0000000000000000000000000000001 | 0.0000000000000000000000000000001 | TOO_PRECISE | text 0.0000000000000000000000000000001
       | repeat('9', 131)::numeric | [9 × 131] | OUT_OF_RANGE | text [9 × 131]
       | ('0.' || repeat('0', 99) || '1')::numeric | 0.[0 × 99]1 | TOO_PRECISE | text 0.[0 × 99]1
       | '-Infinity' | -Infinity | INFINITE | text -Infinity
       | 0.0 | 0.0 | 0.000000000000000000000000000000 | text 0.0
      numeric(38,10) | 1234567890123456789012345678.0123456789 | 1234567890123456789012345678.0123456789 | 1234567890123456789012345678.0123456789 | text 1234567890123456789012345678.0123456789
       | 'NaN' | NaN | INFINITE | text NaN
      double precision | 0.30000000000000004 | 0.30000000000000004 | 0.30000000000000004 | real 0.30000000000000004
       | 'Infinity' | Infinity | INFINITE | real Infinity
       | 'NaN' | NaN | INFINITE | INFINITE
       | '-0' | -0 | -0 | real 0.0
       | 5e-324 | 5e-324 | 5e-324 | real 4.9E-324
       | 1e23 | 9.999999999999999e+22 | 1e23 | real 9.999999999999999E22
       | 1.7976931348623157e308 | 1.7976931348623157e+308 | 1.7976931348623157e308 | real 1.7976931348623157E308
       | '-Infinity' | -Infinity | INFINITE | real -Infinity
      real | 16777216 | 1.6777216e+07 | 16777216 | real 1.6777216E7
       | 0.1 | 0.1 | 0.10000000149011612 | real 0.10000000149011612
       | 3.4028235e38 | 3.4028235e+38 | 3.4028234663852886e38 | real 3.4028234663852886E38
       | 1e-45 | 1e-45 | 1.401298464324817e-45 | real 1.401298464324817E-45
       | 'NaN' | NaN | INFINITE | INFINITE
      text | '' |  |  | text·
       | U&'e\\0301' | e{301} | e{301} | text e{301}
       | U&'\\FEFFbom' | {feff}bom | {feff}bom | text {feff}bom
       | E'a\\r\\n\\tb\\\\' | a{d}{a}{9}b\\ | a{d}{a}{9}b\\ | text a{d}{a}{9}b\\
       | '\\N' | \\N | \\N | text \\N
       | '😀' | 😀 | 😀 | text 😀
       | repeat('é', 60000) | [é × 60000] | [é × 60000] | text [é × 60000]
       | 'NULL' | 'NULL' | 'NULL' | text NULL
       | '\\.' | \\. | \\. | text \\.
       | E'\\x01\\x1a''"`\\\\' | {1}{1a}'"`\\ | {1}{1a}'"`\\ | text {1}{1a}'"`\\
       | U&'\\200D\\202E\\2028' | {200d}{202e}{2028} | {200d}{202e}{2028} | text {200d}{202e}{2028}
       | 'Ã©' | Ã© | Ã© | text Ã©
      varchar(3) | '😀😀😀' | 😀😀😀 | 😀😀😀 | text 😀😀😀
      char(4) | 'ab' | ab | ab | text ab
       | '😀' | 😀 | 😀 | text 😀
      bytea | '\\x00ff' | x00ff | x00ff | blob x00ff
       | '' | x | x | blob x
       | decode(repeat('00', 70000), 'hex') | x[0 × 140000] | x[0 × 140000] | blob x[0 × 140000]
      date | '0044-03-15 BC' | 0044-03-15 BC | OUT_OF_RANGE | OUT_OF_RANGE
       | '5874897-12-31' | 5874897-12-31 | OUT_OF_RANGE | OUT_OF_RANGE
       | 'infinity' | infinity | INFINITE | INFINITE
       | '-infinity' | -infinity | INFINITE | INFINITE
       | '0009-12-04' | 0009-12-04 | 0009-12-04 | text 0009-12-04
       | '9999-12-31' | 9999-12-31 | 9999-12-31 | text 9999-12-31
       | '1582-10-10' | 1582-10-10 | 1582-10-10 | text 1582-10-10
      timestamp | '2024-03-31 02:30:00' | 2024-03-31 02:30:00 | 2024-03-31 02:30:00.000000 | text 2024-03-31 02:30:00
       | '2024-10-27 02:30:00.000001' | 2024-10-27 02:30:00.000001 | 2024-10-27 02:30:00.000001 | text 2024-10-27 02:30:00.000001
       | 'infinity' | infinity | INFINITE | INFINITE
       | '10000-01-01' | 10000-01-01 00:00:00 | OUT_OF_RANGE | OUT_OF_RANGE
       | '0001-01-01 BC' | 0001-01-01 00:00:00 BC | OUT_OF_RANGE | text 0000-01-01 00:00:00
       | '294276-12-31 23:59:59.999999' | OUT_OF_RANGE | OUT_OF_RANGE | OUT_OF_RANGE
       | '4713-01-01 BC' | 4713-01-01 00:00:00 BC | OUT_OF_RANGE | OUT_OF_RANGE
      timestamptz | '2024-03-31 02:30:00+05:30' | 2024-03-30 21:00:00Z | 2024-03-30 21:00:00.000000 | text 2024-03-30 21:00:00Z
       | '2024-10-27 00:30:00Z' | 2024-10-27 00:30:00Z | 2024-10-27 00:30:00.000000 | text 2024-10-27 00:30:00Z
       | '2024-10-27 01:30:00Z' | 2024-10-27 01:30:00Z | 2024-10-27 01:30:00.000000 | text 2024-10-27 01:30:00Z
       | '2040-01-01 00:00:00Z' | 2040-01-01 00:00:00Z | 2040-01-01 00:00:00.000000 | text 2040-01-01 00:00:00Z
       | '-infinity' | -infinity | INFINITE | INFINITE
       | '1969-12-31 23:59:59.999999Z' | 1969-12-31 23:59:59.999999Z | 1969-12-31 23:59:59.999999 | text 1969-12-31 23:59:59.999999Z
       | '10000-01-01 00:00:00Z' | 10000-01-01 00:00:00Z | OUT_OF_RANGE | OUT_OF_RANGE
      time | '24:00:00' | 24:00:00 | 24:00:00.000000 | text 24:00:00
       | '23:59:59.999999' | 23:59:59.999999 | 23:59:59.999999 | text 23:59:59.999999
      interval | '-1 mon 2 days -03:00:00.5' | P-1M2DT-3H-0.5S | P-1M2DT-3H-0.5S | text P-1M2DT-3H-0.5S
       | 'infinity' | infinity | infinity | text infinity
       | '0' | PT0S | PT0S | text PT0S
       | '178000000 years' | P178000000Y | P178000000Y | text P178000000Y
       | '838:59:59' | PT838H59M59S | PT838H59M59S | text PT838H59M59S
       | '1 year 2 mons 3 days 04:05:06.789' | P1Y2M3DT4H5M6.789S | P1Y2M3DT4H5M6.789S | text P1Y2M3DT4H5M6.789S
      uuid | '0190A6E2-7B7E-7CC3-98C4-DC0C0C07398F' | 0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f | 0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f | text 0190a6e2-7b7e-7cc3-98c4-dc0c0c07398f
      json | '{"a":1,"a": 2}' | {"a":1,"a": 2} | {"a":1,"a": 2} | text {"a":1,"a": 2}
       | '{"a":"\\u0000"}' | {"a":"\\u0000"} | {"a":"\\u0000"} | text {"a":"\\u0000"}
       | '"\\ud800"' | "\\ud800" | CHECK_FAILED | text "\\ud800"
       | '  [1, 2]' | ··[1, 2] | ··[1, 2] | text   [1, 2]
       | (repeat('[', 40) || repeat(']', 40))::json | [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]] | NOT_JSON | text [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
      jsonb | '{"b":1,"a":12345678901234567890.10}' | {"a": 12345678901234567890.10, "b": 1} | {"a": 12345678901234567890.10, "b": 1} | text {"a": 12345678901234567890.10, "b": 1}
       | '{"a":{"b":[1e400]}}' | {"a": {"b": [1[0 × 400]]}} | {"a": {"b": [1[0 × 400]]}} | text {"a": {"b": [1[0 × 400]]}}
      int[] | '{1,NULL,3}' | {1,NULL,3} | {1,NULL,3} | text {1,NULL,3}
       | '[0:1]={1,2}' | [0:1]={1,2} | [0:1]={1,2} | text [0:1]={1,2}
       | '{}' | {} | {} | text {}
       | '{{1,2},{3,4}}' | {{1,2},{3,4}} | {{1,2},{3,4}} | text {{1,2},{3,4}}
       | '{}'::int[] || null::int | {NULL} | {NULL} | text {NULL}
      text[] | '{"NULL",NULL,"a,b"}' | {"NULL",NULL,"a,b"} | {"NULL",NULL,"a,b"} | text {"NULL",NULL,"a,b"}
       | array['', ' ', '"', E'\\\\', '{}', E'\\n'] | {""," ","\\"","\\\\","{}","{a}"} | {""," ","\\"","\\\\","{}","{a}"} | text {""," ","\\"","\\\\","{}","{a}"}
      int4range | '[1,5)' | [1,5) | [1,5) | text [1,5)
      inet | '10.0.0.1/8' | 10.0.0.1/8 | 10.0.0.1/8 | text 10.0.0.1/8
       | '2001:db8::1' | 2001:db8::1/128 | 2001:db8::1/128 | text 2001:db8::1/128
      xml | '<a>1</a>' | <a>1</a> | <a>1</a> | text <a>1</a>
       | '<?xml version="1.0"?><a b="&lt;">é</a>' | <?xml version="1.0"?><a b="&lt;">é</a> | <?xml version="1.0"?><a b="&lt;">é</a> | text <?xml version="1.0"?><a b="&lt;">é</a>
       | 'no <b>root</b>' | no <b>root</b> | no <b>root</b> | text no <b>root</b>
      tsvector | 'a:1 b:2' | 'a':1 'b':2 | 'a':1 'b':2 | text 'a':1 'b':2
      money | '12.34' | $12.34 | $12.34 | text $12.34
       | '-1234.56' | -$1,234.56 | -$1,234.56 | text -$1,234.56
       | '92233720368547758.07' | $92,233,720,368,547,758.07 | $92,233,720,368,547,758.07 | text $92,233,720,368,547,758.07
      bit(8) | B'00000101' | 00000101 | 101 | text 00000101
      integer | -2147483648 | -2147483648 | -2147483648 | integer -2147483648
      numeric(5,-2) | 12300 | 12300 | 12300 | integer 12300
      numeric(3,5) | 0.00123 | 0.00123 | 0.00123 | real 0.00123
      numeric(100,50) | 12345678901234567890123456789012345678901234567890.01234567890123456789012345678901234567890123456789 | 12345678901234567890123456789012345678901234567890.01234567890123456789012345678901234567890123456789 | 12345678901234567890123456789012345678901234567890.01234567890123456789012345678901234567890123456789 | text 12345678901234567890123456789012345678901234567890.01234567890123456789012345678901234567890123456789
      varchar(5) | 'a  ' | a·· | a·· | text a··
      "char" | 'x' | x | x | text x
      name | 'some_name' | some_name | some_name | text some_name
      timestamp(3) | '2024-02-29 12:34:56.789' | 2024-02-29 12:34:56.789 | 2024-02-29 12:34:56.789 | text 2024-02-29 12:34:56.789
      time(3) | '12:34:56.789' | 12:34:56.789 | 12:34:56.789 | text 12:34:56.789
      timetz | '10:00:00.5+05:30' | 10:00:00.5+05:30 | 10:00:00.5+05:30 | text 10:00:00.5+05:30
      interval second(2) | '1.25' | PT1.25S | PT1.25S | text PT1.25S
      timestamptz[] | '{"2024-03-31 02:30:00+05:30",infinity}' | {"2024-03-30 21:00:00+00",infinity} | {"2024-03-30 21:00:00+00",infinity} | text {"2024-03-30 21:00:00+00",infinity}
      bytea[] | array['\\x00ff'::bytea] | {"\\\\x00ff"} | {"\\\\x00ff"} | text {"\\\\x00ff"}
      float8[] | '{0.30000000000000004,NaN,-0}' | {0.30000000000000004,NaN,-0} | {0.30000000000000004,NaN,-0} | text {0.30000000000000004,NaN,-0}
      interval[] | array['-1 mon 3 days'::interval] | {P-1M3D} | {"-1 mons +3 days"} | text {"-1 mons +3 days"}
      date[] | '{0044-03-15 BC}' | {"0044-03-15 BC"} | {"0044-03-15 BC"} | text {"0044-03-15 BC"}
      numeric[] | '{1.10,NaN}' | {1.10,NaN} | {1.10,NaN} | text {1.10,NaN}
      tstzrange | '["2024-03-31 02:30:00+05:30",infinity)' | ["2024-03-30 21:00:00+00",infinity) | ["2024-03-30 21:00:00+00",infinity) | text ["2024-03-30 21:00:00+00",infinity)
      numrange | '(,1.50]' | (,1.50] | (,1.50] | text (,1.50]
      daterange | 'empty' | empty | empty | text empty
      int4multirange | '{[1,3),[5,9)}' | {[1,3),[5,9)} | {[1,3),[5,9)} | text {[1,3),[5,9)}
      mood | 'so so' | so so | so so | text so so
      mood[] | '{sad,"so so"}' | {sad,"so so"} | {sad,"so so"} | text {sad,"so so"}
      spot | row(1, 'a,"b" ') | (1,"a,""b"" ") | (1,"a,""b"" ") | text (1,"a,""b"" ")
       | row(null, '') | (,"") | (,"") | text (,"")
      price | 1.10 | 1.10 | 1.10 | real 1.1
      point | '(0.30000000000000004,-0)' | (0.30000000000000004,-0) | (0.30000000000000004,-0) | text (0.30000000000000004,-0)
      circle | '<(1,2),0.1>' | <(1,2),0.1> | <(1,2),0.1> | text <(1,2),0.1>
      polygon | '((0,0),(1,1),(1,0))' | ((0,0),(1,1),(1,0)) | ((0,0),(1,1),(1,0)) | text ((0,0),(1,1),(1,0))
      tsquery | '''a b'' & !c' | 'a b' & !'c' | 'a b' & !'c' | text 'a b' & !'c'
      bit(70) | repeat('10', 35)::bit(70) | 1010101010101010101010101010101010101010101010101010101010101010101010 | 1010101010101010101010101010101010101010101010101010101010101010101010 | text 1010101010101010101010101010101010101010101010101010101010101010101010
      bit varying(8) | B'' |  |  | text·
       | B'101' | 101 | 101 | text 101
      cidr | '10.0.0.0/8' | 10.0.0.0/8 | 10.0.0.0/8 | text 10.0.0.0/8
      macaddr | '08:00:2b:01:02:03' | 08:00:2b:01:02:03 | 08:00:2b:01:02:03 | text 08:00:2b:01:02:03
      oid | 4294967295 | 4294967295 | 4294967295 | text 4294967295
      pg_lsn | '16/B374D848' | 16/B374D848 | 16/B374D848 | text 16/B374D848
      jsonpath | '$."a"[*]' | $."a"[*] | $."a"[*] | text $."a"[*]
      """;

  @TempDir Path folder;

  @ParameterizedTest(name = "to {0}")
  @CsvSource({"postgresql, 2", "mariadb, 3", "sqlite, 4"})
  void everyValueArrivesExactlyOrIsSetAside(String target, int expected) {
    ValueTables values = ValueTables.parse(CASES, expected);

    assertEquals(values.expected(), values.outcome("postgresql", target, folder));
  }
}
