package dev.turnstone.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.connection.ConnectionCheck.Subject;
import dev.turnstone.journal.RunState;
import dev.turnstone.problem.Severity;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.session.StepState;
import dev.turnstone.ui.wizard.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word of the window is there in both languages, and none that nobody says. */
class MessagesTest {
  private static final Pattern QUOTED = Pattern.compile("\"([a-z_]+(?:\\.[a-z_]+)*)\"");

  @Test
  void everyWordIsThereInBothLanguagesWithTheSameArguments() throws IOException {
    Properties english = words("messages.properties");
    Properties german = words("messages_de.properties");
    assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(german.keySet()));
    for (String key : english.stringPropertyNames()) {
      assertEquals(arguments(english, key), arguments(german, key), key);
    }
  }

  @Test
  void wordsAreDefinedExactlyIfTheyAreSaid() throws IOException {
    TreeSet<String> said = new TreeSet<>(spoken());
    TreeSet<String> defined = new TreeSet<>(words("messages.properties").stringPropertyNames());
    TreeSet<String> unsaid = new TreeSet<>(defined);
    unsaid.removeAll(said);
    assertEquals(List.of(), List.copyOf(unsaid), "defined, and nobody says it");
    Messages messages = Messages.of(Locale.ENGLISH);
    for (Step step : Step.values()) {
      assertTrue(defined.contains(step.key()), step.key());
      assertTrue(!messages.text(step.key()).isEmpty());
    }
    for (Environment environment : Environment.values()) {
      assertTrue(defined.contains(environment.key()), environment.key());
    }
    Stream.concat(
            Arrays.stream(RunState.values()).map(s -> "home.state." + lower(s)),
            Stream.concat(
                Arrays.stream(Subject.values()).map(s -> "connect.check." + lower(s)),
                Arrays.stream(StepState.values()).map(s -> "step.state." + lower(s))))
        .forEach(key -> assertTrue(defined.contains(key), key));
  }

  @Test
  void numbersAreWrittenAsTheLanguageHasThem() {
    assertEquals("1,204 things to settle", Messages.of(Locale.UK).text("step.problems", 1204));
    assertEquals("1.204 Punkte zu klären", Messages.of(Locale.GERMANY).text("step.problems", 1204));
    assertEquals("1 thing to settle", Messages.of(Locale.FRANCE).text("step.problems", 1));
  }

  private static TreeSet<Integer> arguments(Properties words, String key) {
    MessageFormat format = new MessageFormat(words.getProperty(key), Locale.ENGLISH);
    TreeSet<Integer> used = new TreeSet<>();
    for (int i = 0; i < format.getFormatsByArgumentIndex().length; i++) {
      used.add(i);
    }
    return used;
  }

  /** Every quoted word of the window's sources, with the endings that are put to some. */
  private static List<String> spoken() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/turnstone/ui"))) {
      List<String> quoted =
          files
              .filter(f -> f.toString().endsWith(".java"))
              .flatMap(f -> QUOTED.matcher(read(f)).results().map(m -> m.group(1)))
              .toList();
      Stream<String> ways = quoted.stream().flatMap(q -> Stream.of(q, q + ".about", q + ".for"));
      Stream<String> named =
          Stream.of(
                  Arrays.stream(Step.values()).flatMap(k -> Stream.of(k.key(), "help." + k.key())),
                  Stream.of("help.home.title"),
                  Arrays.stream(Environment.values()).map(Environment::key),
                  Arrays.stream(RunState.values()).map(s -> "home.state." + lower(s)),
                  Stream.of("home.state.interrupted", "step.state.current"),
                  Arrays.stream(StepState.values()).map(s -> "step.state." + lower(s)),
                  Arrays.stream(Subject.values()).map(s -> "connect.check." + lower(s)),
                  Arrays.stream(Severity.values()).map(s -> "connect.status." + lower(s)),
                  Stream.of("connect.status.passed"))
              .flatMap(s -> s);
      return Stream.concat(ways, named).collect(Collectors.toList());
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties words(String name) throws IOException {
    Properties words = new Properties();
    try (InputStream in = MessagesTest.class.getResourceAsStream("/dev/turnstone/ui/" + name)) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return words;
  }
}
