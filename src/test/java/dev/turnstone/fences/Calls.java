package dev.turnstone.fences;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Calls whose result depends on the machine they run on, or that go round the log. */
public final class Calls {

  /** These ask the machine for its language unless a locale is given. */
  private static final Set<String> ASK_FOR_A_LOCALE =
      Set.of(
          "java.lang.String.format",
          "java.lang.String.formatted",
          "java.lang.String.toLowerCase",
          "java.lang.String.toUpperCase",
          "java.io.PrintStream.format",
          "java.io.PrintStream.printf",
          "java.io.PrintWriter.format",
          "java.io.PrintWriter.printf",
          "java.io.Console.format",
          "java.io.Console.printf",
          "java.util.Formatter.<init>",
          "java.util.Locale.getDefault",
          "java.time.format.DateTimeFormatter.ofPattern",
          "java.text.Collator.getInstance",
          "java.text.DecimalFormat.<init>",
          "java.text.MessageFormat.<init>",
          "java.text.MessageFormat.format",
          "java.text.NumberFormat.getInstance",
          "java.text.NumberFormat.getIntegerInstance",
          "java.text.NumberFormat.getNumberInstance",
          "java.text.NumberFormat.getPercentInstance");

  /** These ask the machine for its encoding unless a charset is given. */
  private static final Set<String> ASK_FOR_A_CHARSET =
      Set.of(
          "java.lang.String.getBytes",
          "java.io.ByteArrayOutputStream.toString",
          "java.io.InputStreamReader.<init>",
          "java.io.OutputStreamWriter.<init>",
          "java.io.FileReader.<init>",
          "java.io.FileWriter.<init>",
          "java.io.PrintStream.<init>",
          "java.io.PrintWriter.<init>",
          "java.util.Scanner.<init>",
          "java.nio.charset.Charset.defaultCharset");

  private static final List<Class<?>> LOCALES = List.of(Locale.class, DecimalFormatSymbols.class);
  private static final List<Class<?>> CHARSETS =
      List.of(Charset.class, CharsetDecoder.class, CharsetEncoder.class);

  public static final ArchRule NO_CALL_ASKS_FOR_THE_MACHINES_LANGUAGE =
      noClasses()
          .should()
          .accessTargetWhere(asksForALocale())
          .because("the same plan must give the same text everywhere: pass Locale.ROOT");

  public static final ArchRule NO_CALL_ASKS_FOR_THE_MACHINES_ENCODING =
      noClasses()
          .should()
          .accessTargetWhere(asksForACharset())
          .because("the same bytes must give the same text everywhere: pass UTF_8");

  public static final ArchRule ONLY_CLI_WRITES_TO_THE_STANDARD_STREAMS =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.turnstone.cli..")
          .should()
          .accessTargetWhere(writesToAStandardStream())
          .because("standard output is the command line's answer; everybody else has the log");

  private Calls() {}

  private static DescribedPredicate<JavaAccess<?>> asksForALocale() {
    return describe(
        "a call that takes the default locale",
        access ->
            ASK_FOR_A_LOCALE.contains(target(access))
                && !usesAFormatWithItsLocale(access)
                && parameters(access).stream().noneMatch(type -> isAny(type, LOCALES)));
  }

  /** The format got its locale when it was made; only the static shortcut takes the default. */
  private static boolean usesAFormatWithItsLocale(JavaAccess<?> access) {
    return target(access).equals("java.text.MessageFormat.format")
        && !parameters(access).get(0).isEquivalentTo(String.class);
  }

  private static DescribedPredicate<JavaAccess<?>> asksForACharset() {
    return describe(
        "a call that takes the default charset",
        access ->
            (ASK_FOR_A_CHARSET.contains(target(access)) || makesTextOfBytes(access))
                && !isFedWithText(access)
                && parameters(access).stream().noneMatch(type -> isAny(type, CHARSETS)));
  }

  private static boolean makesTextOfBytes(JavaAccess<?> access) {
    return target(access).equals("java.lang.String.<init>")
        && !parameters(access).isEmpty()
        && parameters(access).get(0).isEquivalentTo(byte[].class);
  }

  /** A PrintWriter over a Writer, a Scanner over a String: no bytes, no charset. */
  private static boolean isFedWithText(JavaAccess<?> access) {
    if (parameters(access).isEmpty()) {
      return false;
    }
    JavaClass first = parameters(access).get(0);
    return switch (target(access)) {
      case "java.io.PrintWriter.<init>" -> first.isAssignableTo(Writer.class);
      case "java.util.Scanner.<init>" -> isAny(first, List.of(String.class, Readable.class));
      default -> false;
    };
  }

  private static DescribedPredicate<JavaAccess<?>> writesToAStandardStream() {
    Set<String> streams =
        Set.of(
            "java.lang.System.out",
            "java.lang.System.err",
            "java.lang.System.setOut",
            "java.lang.System.setErr");
    return describe(
        "System.out, System.err or a stack trace",
        access ->
            streams.contains(target(access))
                || access.getName().equals("printStackTrace")
                    && access.getTargetOwner().isAssignableTo(Throwable.class)
                    && parameters(access).isEmpty());
  }

  private static String target(JavaAccess<?> access) {
    return access.getTargetOwner().getName() + "." + access.getName();
  }

  private static List<JavaClass> parameters(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget unit
        ? unit.getRawParameterTypes()
        : List.of();
  }

  private static boolean isAny(JavaClass type, List<Class<?>> wanted) {
    return wanted.stream().anyMatch(type::isEquivalentTo);
  }
}
