package dev.turnstone.fences;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;

/** Who may see which library, and what nobody may see. */
public final class Sights {

  public static final ArchRule ONLY_UI_SEES_THE_WINDOW_TOOLKIT =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.turnstone.ui..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "javafx..",
              "org.controlsfx..",
              "impl.org.controlsfx..",
              "atlantafx..",
              "org.kordamp.ikonli..",
              "org.fxmisc..")
          .because("everything but the window must run on a server without a screen");

  public static final ArchRule ONLY_JDBC_AND_JOURNAL_SEE_CONNECTIONS =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.turnstone.jdbc..", "dev.turnstone.journal..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "com.zaxxer.hikari..",
              "org.sqlite..",
              "org.postgresql..",
              "org.mariadb.jdbc..")
          .because("a connection leak or a vendor's quirk then has two places to be in");

  public static final ArchRule ONLY_SPARK_SEES_SPARK =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.turnstone.spark..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..")
          .because("Spark is optional and never in the window's process");

  public static final ArchRule REHEARSE_IS_NEVER_GIVEN_A_SINK =
      noClasses()
          .that()
          .resideInAPackage("dev.turnstone.rehearse..")
          .should()
          .dependOnClassesThat(assignableTo("dev.turnstone.row.RowSink"))
          .because("a rehearsal that cannot write cannot write by mistake");

  public static final ArchRule RUN_LATER_ONLY_IN_THE_UI_KIT =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.turnstone.ui.kit..")
          .should()
          .accessTargetWhere(runLater())
          .because("one event per row froze the window; the kit samples instead");

  public static final ArchRule NO_DATES_OF_THE_OLD_KIND =
      noClasses()
          .should(
              dependOnClassesThat(
                  assignableTo(java.util.Date.class)
                      .or(assignableTo(Date.class))
                      .or(assignableTo(Time.class))
                      .or(assignableTo(Timestamp.class))
                      .or(assignableTo(Calendar.class))
                      .or(anyOldFormat())))
          .because("they shift values through the machine's time zone; java.time does not");

  private Sights() {}

  private static DescribedPredicate<JavaAccess<?>> runLater() {
    return describe(
        "Platform.runLater",
        access ->
            access.getTargetOwner().getName().equals("javafx.application.Platform")
                && access.getName().equals("runLater"));
  }

  private static DescribedPredicate<JavaClass> anyOldFormat() {
    return resideInAnyPackage("java.text")
        .and(describe("formats dates", type -> type.getSimpleName().endsWith("DateFormat")));
  }
}
