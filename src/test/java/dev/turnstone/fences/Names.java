package dev.turnstone.fences;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Names that say nothing about the user's world. */
public final class Names {

  private static final List<String> EMPTY_ENDINGS =
      List.of(
          "Manager",
          "Helper",
          "Util",
          "Utils",
          "Impl",
          "Data",
          "Info",
          "Processor",
          "Handler",
          "Service");

  public static final ArchRule NO_CLASS_HAS_AN_EMPTY_NAME =
      noClasses()
          .should(be(emptilyNamed()))
          .because("a class is named after what it is for the person who uses the program");

  private Names() {}

  private static DescribedPredicate<JavaClass> emptilyNamed() {
    return describe(
        "named Abstract... or ..." + String.join(", ...", EMPTY_ENDINGS),
        type ->
            type.getSimpleName().startsWith("Abstract")
                || EMPTY_ENDINGS.stream().anyMatch(type.getSimpleName()::endsWith));
  }
}
