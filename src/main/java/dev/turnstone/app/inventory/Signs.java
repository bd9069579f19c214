package dev.turnstone.app.inventory;

import dev.turnstone.app.profile.ColumnProfile;
import dev.turnstone.app.profile.Shape;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what a column may hold by its name and by its values; a guess, for a person to confirm. */
public final class Signs {
  /** The part of the values that has to have a shape. */
  private static final double ENOUGH = 0.5;

  /** Whole words of names; the German ones are those that real schemas use. */
  private static final Map<Sign, Set<String>> WORDS = new EnumMap<>(Sign.class);

  /** Several words in this order. */
  private static final Map<Sign, Set<String>> PHRASES = new EnumMap<>(Sign.class);

  /** What tables of people are called, where a plain name is one of a person. */
  private static final Set<String> PEOPLE =
      Set.of(
          "customer",
          "customers",
          "person",
          "persons",
          "people",
          "user",
          "users",
          "employee",
          "employees",
          "staff",
          "patient",
          "patients",
          "member",
          "members",
          "contact",
          "contacts",
          "kunde",
          "kunden",
          "mitarbeiter",
          "benutzer",
          "actor",
          "author",
          "student",
          "students");

  static {
    words(Sign.MAIL, "mail", "email", "emails", "emailaddress", "mailaddress");
    words(Sign.PHONE, "phone", "telephone", "mobile", "fax", "telefon", "handy", "mobil", "tel");
    words(Sign.PERSON, "firstname", "lastname", "surname", "fullname", "forename", "username");
    words(Sign.PERSON, "vorname", "nachname", "familienname", "login", "nickname");
    words(Sign.ADDRESS, "address", "street", "zip", "zipcode", "postcode", "adresse", "strasse");
    words(Sign.ADDRESS, "plz", "postleitzahl", "hausnummer", "latitude", "longitude");
    words(Sign.BIRTH, "birth", "birthday", "birthdate", "dob", "geburtstag", "geburtsdatum");
    words(Sign.NETWORK, "ip", "ipaddress", "ipv4", "ipv6", "useragent");
    words(Sign.ACCOUNT, "iban", "bic", "swift", "accountnumber", "kontonummer", "kontonr");
    words(Sign.CARD, "creditcard", "cardnumber", "pan", "cvv", "cvc", "kreditkarte");
    words(Sign.NATIONAL, "ssn", "passport", "taxid", "nationalid", "steuernummer", "steuerid");
    words(Sign.NATIONAL, "ausweis", "reisepass", "sozialversicherungsnummer", "nin");
    words(Sign.HEALTH, "diagnosis", "disease", "allergy", "allergies", "bloodtype", "diagnose");
    words(Sign.BELIEF, "religion", "confession", "konfession", "ethnicity", "party");
    words(Sign.PAY, "salary", "wage", "wages", "income", "gehalt", "lohn", "einkommen");
    words(Sign.PASSWORD, "password", "passwd", "pwd", "passwort", "kennwort", "secret", "token");
    words(Sign.PASSWORD, "passphrase", "apikey", "privatekey", "pin", "salt", "otp");
    phrases(Sign.PERSON, "first name", "last name", "full name", "given name", "family name");
    phrases(Sign.PERSON, "user name", "maiden name", "middle name", "contact name");
    phrases(Sign.ADDRESS, "postal code", "zip code", "house number");
    phrases(Sign.NETWORK, "ip address", "user agent", "remote addr", "mac address");
    phrases(Sign.BIRTH, "date of birth", "birth date");
    phrases(Sign.ACCOUNT, "account number", "bank account", "account no", "sort code");
    phrases(Sign.CARD, "credit card", "card number", "card no");
    phrases(Sign.NATIONAL, "social security", "national id", "tax id", "passport no");
    phrases(Sign.HEALTH, "blood type", "blood group");
    phrases(Sign.PASSWORD, "api key", "private key", "access key", "pass word");
  }

  private Signs() {}

  private static void words(Sign sign, String... words) {
    WORDS.computeIfAbsent(sign, s -> new HashSet<>()).addAll(List.of(words));
  }

  private static void phrases(Sign sign, String... words) {
    PHRASES.computeIfAbsent(sign, s -> new HashSet<>()).addAll(List.of(words));
  }

  /**
   * What a column's name hints at, the most sensitive; empty: nothing. Numbers that point to other
   * rows and yes or no tell nothing: {@code address_id} is no address.
   */
  public static Optional<Sign> byName(Table table, Column column) {
    List<String> words = words(column.name());
    if (tellsNothing(column, words)) {
      return Optional.empty();
    }
    if (words.equals(List.of("name"))
        && words(table.name().name()).stream().anyMatch(PEOPLE::contains)) {
      return Optional.of(Sign.PERSON);
    }
    String all = " " + String.join(" ", words) + " ";
    List<Sign> signs = new ArrayList<>();
    PHRASES.forEach(
        (sign, known) ->
            addIf(known.stream().anyMatch(p -> all.contains(" " + p + " ")), sign, signs));
    WORDS.forEach((sign, known) -> addIf(words.stream().anyMatch(w -> has(known, w)), sign, signs));
    return signs.stream().max(Comparator.comparing(Sign::sensitivity));
  }

  /** Also {@code address2}. */
  private static boolean has(Set<String> known, String word) {
    return known.contains(word) || known.contains(word.replaceAll("[0-9]+$", ""));
  }

  private static void addIf(boolean holds, Sign sign, List<Sign> signs) {
    if (holds) {
      signs.add(sign);
    }
  }

  private static boolean tellsNothing(Column column, List<String> words) {
    boolean number = column.type() instanceof LogicalType.Int;
    boolean pointer = number && !words.isEmpty() && words.get(words.size() - 1).equals("id");
    boolean national = words.size() > 1 && words.get(words.size() - 2).matches("tax|national");
    return column.type() instanceof LogicalType.Bool || (pointer && !national);
  }

  /** What most of a column's values look like; empty: nothing in particular. */
  public static Optional<Sign> byValues(ColumnProfile profile) {
    return profile.shapes().keySet().stream()
        .filter(s -> profile.share(s) >= ENOUGH)
        .map(Signs::sign)
        .max(Comparator.comparing(Sign::sensitivity));
  }

  private static Sign sign(Shape shape) {
    return switch (shape) {
      case MAIL -> Sign.MAIL;
      case IBAN -> Sign.ACCOUNT;
      case CARD -> Sign.CARD;
      case PHONE -> Sign.PHONE;
      case NETWORK -> Sign.NETWORK;
    };
  }

  /** The words of a name: {@code FirstName}, {@code first_name} and {@code first-name} have two. */
  private static List<String> words(String name) {
    String spaced =
        name.replaceAll("(?<=\\p{Ll}|\\d)(?=\\p{Lu})", " ")
            .replaceAll("(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})", " ")
            .replaceAll("[^\\p{L}\\p{N}]+", " ");
    return Arrays.stream(spaced.strip().toLowerCase(Locale.ROOT).split(" ", -1))
        .filter(w -> !w.isEmpty())
        .collect(Collectors.toList());
  }
}
