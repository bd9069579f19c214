package dev.turnstone.fences;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallsTest {

  private static final String CULPRIT = "dev.turnstone.row.Planted";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String.format(\"%d\", 1)",
        "\"%d\".formatted(1)",
        "\"I\".toLowerCase()",
        "\"i\".toUpperCase()",
        "java.util.stream.Stream.of(\"I\").map(String::toLowerCase)",
        "new java.util.Formatter()",
        "new java.io.PrintWriter(new java.io.StringWriter()).printf(\"%d\", 1)",
        "java.util.Locale.getDefault()",
        "java.time.format.DateTimeFormatter.ofPattern(\"d MMM\")",
        "java.text.NumberFormat.getInstance()",
        "new java.text.DecimalFormat(\"0.0\")",
        "java.text.MessageFormat.format(\"{0}\", 1)",
      })
  void aCallThatTakesTheDefaultLocaleIsCaught(String call) throws IOException {
    planted(call).isCaughtBy(Calls.NO_CALL_ASKS_FOR_THE_MACHINES_LANGUAGE, CULPRIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String.format(java.util.Locale.ROOT, \"%d\", 1)",
        "\"I\".toLowerCase(java.util.Locale.ROOT)",
        "new java.util.Formatter(java.util.Locale.ROOT)",
        "java.time.format.DateTimeFormatter.ofPattern(\"d MMM\", java.util.Locale.ROOT)",
        "java.time.format.DateTimeFormatter.ISO_DATE",
        "new java.text.MessageFormat(\"{0}\", java.util.Locale.ROOT).format(new Object[] {1})",
      })
  void aCallWithALocaleIsFine(String call) throws IOException {
    planted(call).passes(Calls.NO_CALL_ASKS_FOR_THE_MACHINES_LANGUAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a\".getBytes()",
        "new String(new byte[1])",
        "new String(new byte[1], 0, 1)",
        "java.util.stream.Stream.of(new byte[1]).map(String::new)",
        "new java.io.ByteArrayOutputStream().toString()",
        "new java.io.InputStreamReader(System.in)",
        "new java.io.OutputStreamWriter(new java.io.ByteArrayOutputStream())",
        "new java.io.FileReader(\"a\")",
        "new java.io.FileWriter(\"a\")",
        "new java.io.PrintStream(new java.io.ByteArrayOutputStream())",
        "new java.io.PrintStream(\"a\")",
        "new java.io.PrintWriter(new java.io.ByteArrayOutputStream())",
        "new java.util.Scanner(System.in)",
        "java.nio.charset.Charset.defaultCharset()",
      })
  void aCallThatTakesTheDefaultCharsetIsCaught(String call) throws IOException {
    planted(call).isCaughtBy(Calls.NO_CALL_ASKS_FOR_THE_MACHINES_ENCODING, CULPRIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a\".getBytes(java.nio.charset.StandardCharsets.UTF_8)",
        "new String(new byte[1], java.nio.charset.StandardCharsets.UTF_8)",
        "new String(new char[1])",
        "new java.io.InputStreamReader(System.in, java.nio.charset.StandardCharsets.UTF_8)",
        "new java.io.PrintWriter(new java.io.StringWriter())",
        "new java.util.Scanner(\"text\")",
        "java.nio.file.Files.readString(java.nio.file.Path.of(\"a\"))",
      })
  void aCallWithACharsetIsFine(String call) throws IOException {
    planted(call).passes(Calls.NO_CALL_ASKS_FOR_THE_MACHINES_ENCODING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.out",
        "System.err",
        "java.util.List.of(1).stream().peek(System.out::println)",
        "thrown(new Exception())",
      })
  void aStandardStreamOutsideCliIsCaught(String call) throws IOException {
    planted(call).isCaughtBy(Calls.ONLY_CLI_WRITES_TO_THE_STANDARD_STREAMS, CULPRIT);
  }

  @Test
  void cliMayWriteToTheStandardStreams() throws IOException {
    Planted.in(folder, "package dev.turnstone.cli; class Planted { Object go = System.out; }")
        .passes(Calls.ONLY_CLI_WRITES_TO_THE_STANDARD_STREAMS);
  }

  private Planted planted(String call) throws IOException {
    return Planted.in(
        folder,
        """
        package dev.turnstone.row;
        class Planted {
          Object go() throws Exception { return %s; }
          static Object thrown(Exception e) { %s return e; }
        }
        """
            .formatted(call, call.startsWith("thrown") ? "e.printStackTrace();" : ""));
  }
}
