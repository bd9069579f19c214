package dev.turnstone.row;

import com.dynatrace.hash4j.hashing.Hashing;
import dev.turnstone.row.codec.JsonScan;
import dev.turnstone.row.codec.ShortestDecimal;
import dev.turnstone.row.codec.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What single values cost: checking UTF-8 and JSON, writing doubles as text, hashing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EncodingBenchmark {
  private final byte[] ascii = "x".repeat(1000).getBytes(StandardCharsets.UTF_8);
  private final byte[] polish = "Zażółć gęślą jaźń. ".repeat(40).getBytes(StandardCharsets.UTF_8);
  private final byte[] row = "r".repeat(100).getBytes(StandardCharsets.UTF_8);
  private final byte[] json =
      "{\"name\": \"Ada\", \"tags\": [1, 2.5, true], \"at\": \"2024-02-29\"}"
          .getBytes(StandardCharsets.UTF_8);
  private final JsonScan scan = new JsonScan();
  private final ShortestDecimal shortest = new ShortestDecimal();
  private final byte[] text = new byte[400];
  private final double[] prices =
      new Random(1).longs(1024, 0, 1_000_000).mapToDouble(n -> n / 100.0).toArray();
  private final double[] measures = new Random(1).doubles(1024).toArray();
  private int next;

  @Benchmark
  public boolean validAscii1000() {
    return Utf8.valid(ascii, 0, ascii.length);
  }

  @Benchmark
  public boolean validPolish1000() {
    return Utf8.valid(polish, 0, polish.length);
  }

  @Benchmark
  public boolean validJson64() {
    return scan.valid(json, 0, json.length);
  }

  @Benchmark
  public Object hash100() {
    return Hashing.xxh3_128().hashBytesTo128Bits(row);
  }

  @Benchmark
  public int textOfPrice() {
    shortest.of(prices[next++ & 1023]);
    return shortest.write(text, 0);
  }

  @Benchmark
  public int textOfMeasure() {
    shortest.of(measures[next++ & 1023]);
    return shortest.write(text, 0);
  }
}
