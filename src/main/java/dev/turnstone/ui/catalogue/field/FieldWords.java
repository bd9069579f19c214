package dev.turnstone.ui.catalogue.field;

import dev.turnstone.app.inventory.FieldInventory;
import dev.turnstone.app.inventory.Inventory.Rating;
import dev.turnstone.app.inventory.Sensitivity;
import dev.turnstone.app.inventory.Sign;
import dev.turnstone.app.profile.ColumnProfile;
import dev.turnstone.app.profile.ColumnProfile.Counted;
import dev.turnstone.app.profile.ColumnProfile.Extent;
import dev.turnstone.app.profile.TableProfile;
import dev.turnstone.ui.kit.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Says what is known of fields, in lists and in full. */
public final class FieldWords implements FieldInventory.Words {
  private static final double PERCENT = 100;
  private static final double LEAST = 0.05;
  private static final double FINE = 2;
  private static final double ALMOST = 99.9;
  private static final double MOSTLY = 0.5;
  private static final int FEW = 3;
  private static final int SHORT = 12;

  private final Messages messages;

  public FieldWords(Messages messages) {
    this.messages = messages;
  }

  /**
   * A part of a whole; never nothing where there is something, nor all where something is missing.
   *
   * @param share from 0 to 1
   */
  public String percent(double share) {
    double percent = share * PERCENT;
    if (percent > 0 && percent < LEAST) {
      return messages.text("catalogue.percent.little");
    }
    boolean nearEnds =
        (percent > 0 && percent < FINE) || (percent > PERCENT - FINE && percent < PERCENT);
    return nearEnds
        ? messages.text("catalogue.percent.fine", Math.min(percent, ALMOST))
        : messages.text("catalogue.percent", percent);
  }

  /** How many different values there are. */
  public String distinct(ColumnProfile profile) {
    String key = profile.distinct().exact() ? "catalogue.rows" : "catalogue.distinct.about";
    return messages.text(key, profile.distinct().count());
  }

  /** What its values are like, in a few letters: all of them, their form, or their ends. */
  public String values(ColumnProfile profile) {
    if (profile.distinct().exact() && profile.distinct().count() <= FEW) {
      return profile.top().stream()
          .map(c -> shortened(c.shown()))
          .collect(Collectors.joining(" · "));
    }
    if (!profile.patterns().isEmpty()) {
      Counted first = profile.patterns().get(0);
      double share = (double) first.count() / profile.filled();
      if (share >= MOSTLY) {
        return messages.text("catalogue.values.pattern", first.shown(), percent(share));
      }
    }
    Extent extent = profile.extent();
    return extent.longest().isPresent()
        ? messages.text("catalogue.values.longest", extent.longest().getAsInt())
        : extent.least().map(l -> l + " … " + extent.most().orElse(l)).orElse("");
  }

  private static String shortened(String words) {
    return words.length() <= SHORT ? words : words.substring(0, SHORT) + "…";
  }

  /** How many rows were looked at, and whether these were all. */
  public String looked(TableProfile profile) {
    return messages.text(
        profile.whole() ? "catalogue.looked.all" : "catalogue.looked.sample", profile.rows());
  }

  /** A rating in a word or two, a suggestion ending in a question mark; empty: harmless. */
  public String chip(Rating rating) {
    if (rating.sensitivity() == Sensitivity.NONE) {
      return "";
    }
    String word = sensitivity(rating.sensitivity());
    return rating.confirmed() ? word : messages.text("catalogue.suggested.chip", word);
  }

  /** Why it is rated as it is, in a sentence. */
  public String why(Rating rating) {
    if (rating.confirmed()) {
      return messages.text("catalogue.why.decided");
    }
    return rating
        .reason()
        .map(
            sign ->
                messages.text(
                    rating.byValues() ? "catalogue.why.values" : "catalogue.why.name", sign(sign)))
        .orElseGet(() -> messages.text("catalogue.why.nothing"));
  }

  private String sign(Sign sign) {
    return messages.text(
        switch (sign) {
          case MAIL -> "catalogue.sign.mail";
          case PHONE -> "catalogue.sign.phone";
          case PERSON -> "catalogue.sign.person";
          case ADDRESS -> "catalogue.sign.address";
          case BIRTH -> "catalogue.sign.birth";
          case NETWORK -> "catalogue.sign.network";
          case ACCOUNT -> "catalogue.sign.account";
          case CARD -> "catalogue.sign.card";
          case NATIONAL -> "catalogue.sign.national";
          case HEALTH -> "catalogue.sign.health";
          case BELIEF -> "catalogue.sign.belief";
          case PAY -> "catalogue.sign.pay";
          case PASSWORD -> "catalogue.sign.password";
        });
  }

  @Override
  public String sensitivity(Sensitivity sensitivity) {
    return messages.text(
        switch (sensitivity) {
          case NONE -> "catalogue.sensitivity.none";
          case PERSONAL -> "catalogue.sensitivity.personal";
          case SENSITIVE -> "catalogue.sensitivity.sensitive";
          case SECRET -> "catalogue.sensitivity.secret";
        });
  }

  @Override
  public List<String> titles() {
    return Arrays.asList(messages.text("catalogue.export.titles").split("\\|", -1));
  }

  @Override
  public String yesNo(boolean yes) {
    return messages.text(yes ? "catalogue.nullable" : "catalogue.not_null");
  }

  @Override
  public String basis(Rating rating) {
    if (rating.confirmed()) {
      return messages.text("catalogue.basis.decided");
    }
    return rating.sensitivity() == Sensitivity.NONE
        ? ""
        : messages.text("catalogue.basis.suggested");
  }
}
