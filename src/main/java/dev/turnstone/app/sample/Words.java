package dev.turnstone.app.sample;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Names, places and moments out of which ordinary rows are made. */
final class Words {
  static final List<String> FIRST =
      words(
          "Ada Björn Chloé Davit Elif Fatima Grzegorz Hana Ines Jürgen "
              + "Kofi Łukasz Mei Nikolaos Olha Pedro Quỳnh Rania Søren Tōru");
  static final List<String> LAST =
      words(
          "Andersen Brâncuși Castro Dvořák Eriksson Ferrari García Hoffmann Ivanova Jensen "
              + "Kowalski Lindqvist Müller Nagy O'Brien Papadakis Quist Rossi Šimić Yılmaz");
  static final List<String> STREETS =
      List.of("Am Markt", "Rue Haute", "Calle Mayor", "Via Roma", "Storgatan", "Long Lane");
  static final List<String> CITIES = words("Köln Liège Sevilla Torino Malmö York Łódź Brno Graz");
  static final List<String> COUNTRIES = words("DE BE ES IT SE GB PL CZ AT");
  static final List<String> GOODS =
      words("Oolong Sencha Rooibos Chai Mint Cup Kettle Sieve Tin Spoon");

  private static final LocalDateTime OPENED = LocalDateTime.of(2020, 1, 1, 0, 0);
  private static final int SECONDS_OPEN = 5 * 365 * 86_400;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private Words() {}

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  static <T> T any(List<T> list, SplittableRandom chance) {
    return list.get(chance.nextInt(list.size()));
  }

  /** A second of the shop's first five years, as text. */
  static String moment(SplittableRandom chance) {
    return OPENED.plusSeconds(chance.nextInt(SECONDS_OPEN)).format(MOMENT);
  }

  /** A birthday of somebody who may order. */
  static String birthday(SplittableRandom chance) {
    return OPENED.toLocalDate().minusDays(18 * 365L + chance.nextInt(60 * 365)).toString();
  }

  /** An amount of money with two decimals, as a program with floating point numbers keeps it. */
  static double money(SplittableRandom chance, int most) {
    return (1 + chance.nextInt(most * 100)) / 100.0;
  }
}
