package dev.turnstone.support;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Kills a test server in the middle of whatever it does, and starts it again. */
public final class Restart {
  private static final int PATIENCE_SECONDS = 60;

  private Restart() {}

  /** When this returns the server takes connections again; its other databases are still there. */
  public static void of(TestDatabase database) throws IOException, InterruptedException {
    if (database.vendor().equals(TestDatabase.MARIADB)) {
      kill(Path.of(database.query("select @@pid_file").get(0).get(0)));
      EmbeddedMariaDb.startAgain();
    } else {
      Path data = Path.of(database.query("show data_directory").get(0).get(0));
      String binaries =
          database.query("select setting from pg_config where name = 'BINDIR'").get(0).get(0);
      restart(binaries, data);
    }
  }

  private static void kill(Path pidFile) throws IOException, InterruptedException {
    long pid = Long.parseLong(Files.readString(pidFile).strip());
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    server.destroyForcibly();
    server.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    Thread.sleep(500); // until the driver of the process has seen it
  }

  /** PostgreSQL does not run as root, but inside a namespace of its own it does not see that. */
  private static void restart(String binaries, Path data) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(
        List.of(
            binaries + "/pg_ctl",
            "restart",
            "-w",
            "-m",
            "immediate",
            "-D",
            data.toString(),
            "-l",
            data.resolve("restarted.log").toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Process process = builder.redirectOutput(new File("/dev/null")).start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!ended || process.exitValue() != 0) {
      throw new IllegalStateException("PostgreSQL for tests did not start again");
    }
  }
}
