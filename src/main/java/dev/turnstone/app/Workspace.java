package dev.turnstone.app;

import dev.turnstone.journal.FolderSync;
import dev.turnstone.journal.SealKey;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that keeps what must outlive a process: one folder per run. Readable by its owner
 * only.
 */
public final class Workspace {
  private static final Pattern RUN_NAME = Pattern.compile("[0-9]{8}-[0-9]{6}-[0-9a-f]{4}");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private final Path folder;

  public Workspace(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  public Path folder() {
    return folder;
  }

  /** The key with which what runs and snapshots keep of rows is encrypted. */
  public SealKey key() {
    return new SealKey(folder.resolve("key"));
  }

  /**
   * The folder itself, for temporary files; made when it is not there.
   *
   * @throws Refused when it cannot be made
   */
  public Path room() {
    try {
      makePrivate(folder);
      return folder;
    } catch (IOException e) {
      throw new Refused(
          Problem.blocker(Code.WORKSPACE_UNUSABLE, Location.EVERYWHERE, folder.toString()), e);
    }
  }

  /** Makes the folder of a new run, named after the present moment. */
  RunFolder newRun(Instant now) {
    String suffix =
        String.format(Locale.ROOT, "%04x", ThreadLocalRandom.current().nextInt(1 << 16));
    String run = STAMP.format(now) + "-" + suffix;
    Path path = folder.resolve("runs").resolve(run);
    try {
      makePrivate(path);
    } catch (IOException e) {
      throw new Refused(
          Problem.blocker(Code.WORKSPACE_UNUSABLE, Location.EVERYWHERE, folder.toString()), e);
    }
    return new RunFolder(run, path, key());
  }

  /** Makes an empty folder for what does not outlive the process; whoever asked deletes it. */
  public Path temporary(String prefix) {
    try {
      Path all = folder.resolve("temporary");
      make(all);
      return Files.createTempDirectory(all, prefix);
    } catch (IOException e) {
      throw new Refused(
          Problem.blocker(Code.WORKSPACE_UNUSABLE, Location.EVERYWHERE, folder.toString()), e);
    }
  }

  /**
   * The folder of an earlier run.
   *
   * @throws Refused when there is none of this name
   */
  RunFolder run(String name) {
    Path path = folder.resolve("runs").resolve(name);
    if (!RUN_NAME.matcher(name).matches() || !Files.isDirectory(path)) {
      throw new Refused(Problem.blocker(Code.RUN_UNKNOWN, Location.EVERYWHERE, name));
    }
    return new RunFolder(name, path, key());
  }

  /**
   * All runs that have begun, newest first; a folder without a journal was given up before anything
   * happened.
   */
  List<RunFolder> runs() {
    Path runs = folder.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(runs)) {
      return entries
          .filter(p -> RUN_NAME.matcher(p.getFileName().toString()).matches())
          .sorted((a, b) -> b.getFileName().compareTo(a.getFileName()))
          .map(p -> new RunFolder(p.getFileName().toString(), p, key()))
          .filter(r -> Files.exists(r.journal()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** On disk, under its name, when this returns. */
  private static void makePrivate(Path path) throws IOException {
    Path known = path;
    while (known != null && !Files.exists(known)) {
      known = known.getParent();
    }
    make(path);
    FolderSync.syncNew(path, known == null ? path.getRoot() : known);
  }

  private static void make(Path path) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(path);
    }
  }
}
