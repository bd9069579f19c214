package dev.turnstone.fences;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which package may see which: one direction, in the order in which the program works. */
public final class Layers {

  private static final String ROOT = "dev.turnstone";

  /** The package of {@code Main}: sees the front ends, is seen by nobody. */
  private static final String MAIN = "";

  /** A package, and what it may see; with those it may see whatever they may see. */
  private static final Map<String, Set<String>> MAY_SEE = mayEachSee();

  public static final ArchRule EVERY_PACKAGE_SEES_ONLY_WHAT_STANDS_ABOVE_IT =
      classes()
          .that()
          .resideInAPackage(ROOT + "..")
          .should(seeOnlyWhatStandsAbove())
          .because("reading order is running order; the table is in Layers and in ARCHITECTURE");

  public static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices()
          .matching(ROOT + ".(**)")
          .should()
          .beFreeOfCycles()
          .because("a knot of packages can no longer be understood one by one");

  private Layers() {}

  private static Map<String, Set<String>> mayEachSee() {
    Map<String, Set<String>> direct = new LinkedHashMap<>();
    direct.put("problem", Set.of());
    direct.put("catalog", Set.of("problem"));
    direct.put("sql", Set.of("catalog"));
    direct.put("plan", Set.of("problem", "catalog", "sql"));
    direct.put("row", Set.of("problem", "catalog", "plan"));
    direct.put("journal", Set.of("problem", "plan", "row"));
    direct.put("rehearse", Set.of("row", "journal"));
    direct.put("run", Set.of("rehearse", "journal"));
    direct.put("verify", Set.of("run"));
    direct.put("undo", Set.of("verify"));
    direct.put("watch", Set.of("verify"));
    direct.put("govern", Set.of("problem", "catalog", "plan", "journal"));
    direct.put("document", Set.of("watch", "undo", "govern"));
    direct.put("jdbc", Set.of("sql", "row"));
    direct.put("spark", Set.of("run", "jdbc"));
    direct.put("app", Set.of("document", "jdbc"));
    direct.put("cli", Set.of("app"));
    direct.put("ui", Set.of("app"));
    direct.put(MAIN, Set.of("cli", "ui"));

    Map<String, Set<String>> all = new LinkedHashMap<>();
    direct.forEach((layer, seen) -> all.put(layer, withTheirOwn(seen, all)));
    // a front end asks the app for a connection, it never opens one
    Set.of("cli", "ui", MAIN).forEach(front -> all.get(front).remove("jdbc"));
    return all;
  }

  private static Set<String> withTheirOwn(Set<String> seen, Map<String, Set<String>> above) {
    Set<String> all = new TreeSet<>(seen);
    for (String layer : seen) {
      all.addAll(above.get(layer));
    }
    return all;
  }

  private static ArchCondition<JavaClass> seeOnlyWhatStandsAbove() {
    return new ArchCondition<>("see only what stands above its package") {
      @Override
      public void check(JavaClass from, ConditionEvents events) {
        String layer = layerOf(from);
        if (!MAY_SEE.containsKey(layer)) {
          String stranger = from.getName() + " is in a package that the table does not know";
          events.add(SimpleConditionEvent.violated(from, stranger));
          return;
        }
        for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
          JavaClass to = dependency.getTargetClass().getBaseComponentType();
          if (isOurs(to)
              && !layerOf(to).equals(layer)
              && !MAY_SEE.get(layer).contains(layerOf(to))) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
  }

  private static String layerOf(JavaClass type) {
    String below = type.getPackageName().substring(ROOT.length());
    return below.isEmpty() ? MAIN : below.substring(1).split("\\.", 2)[0];
  }
}
