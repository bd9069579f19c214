package dev.turnstone.app.connection;

import dev.turnstone.app.vault.Place;
import dev.turnstone.app.vault.Vault;
import dev.turnstone.app.vault.Vault.State;
import java.util.List;
import java.util.Optional;

/**
 * Saved connections together with the passwords that a vault keeps for them. What is in the vault's
 * file is given only while that is open.
 */
public final class SavedSecrets {
  private final SavedConnections list;
  private final Vault vault;

  public SavedSecrets(SavedConnections list, Vault vault) {
    this.list = list;
    this.vault = vault;
  }

  public SavedConnections list() {
    return list;
  }

  public Vault vault() {
    return vault;
  }

  /** A password, and where it is kept. */
  public static final class Found {
    private final Place place;
    private final char[] secret;

    private Found(Place place, char[] secret) {
      this.place = place;
      this.secret = secret;
    }

    public Place place() {
      return place;
    }

    /** For the caller to wipe. */
    public char[] secret() {
      return secret;
    }
  }

  /**
   * Saves a connection, and keeps its password there.
   *
   * @param saved without a place the password is kept nowhere, and what was kept of it is forgotten
   * @param secret not wiped
   * @throws dev.turnstone.problem.EngineException.Refused when the vault's file is locked, or the
   *     keyring refuses: then nothing is saved
   */
  public void save(SavedConnection saved, char[] secret) {
    Optional<SavedConnection> before = list.named(saved.name());
    saved.secret().ifPresent(place -> vault.keep(place, saved.text(), secret));
    list.keep(saved);
    before.ifPresent(was -> clear(was, 0));
  }

  /**
   * Leaves a connection out of the list, and its password out of the vault.
   *
   * @throws dev.turnstone.problem.EngineException.Refused as {@link #save}: then both stay
   */
  public void forget(SavedConnection saved) {
    clear(saved, 1);
    list.forget(saved.name());
  }

  /**
   * Its password stays as long as others of the list need it.
   *
   * @param own how many of the list are the connection itself
   */
  private void clear(SavedConnection gone, int own) {
    gone.secret()
        .filter(place -> list.of(gone.text()).stream().filter(s -> in(place, s)).count() <= own)
        .ifPresent(place -> vault.forget(place, gone.text()));
  }

  private static boolean in(Place place, SavedConnection saved) {
    return saved.secret().filter(place::equals).isPresent();
  }

  /**
   * The password of a connection text, where it can be had without asking for the master password.
   */
  public Optional<Found> secret(String text) {
    List<Place> places = list.of(text).stream().flatMap(s -> s.secret().stream()).toList();
    return places.stream().distinct().sorted().flatMap(p -> found(p, text).stream()).findFirst();
  }

  private Optional<Found> found(Place place, String text) {
    boolean shut = place == Place.FILE && vault.file() == State.LOCKED;
    return shut
        ? Optional.empty()
        : vault.secret(place, text).map(secret -> new Found(place, secret));
  }

  /** True when the master password has to be typed before its password can be had or removed. */
  public boolean needsMaster(SavedConnection saved) {
    return in(Place.FILE, saved) && vault.file() == State.LOCKED;
  }
}
