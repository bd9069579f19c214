package dev.turnstone.app.project;

import dev.turnstone.problem.EngineException.Refused;
import java.nio.file.Path;

/** Another process that tries to open a migration; says {@code opened} or the problem's code. */
final class OtherWindow {
  private OtherWindow() {}

  public static void main(String[] folder) {
    try (OpenProject project = OpenProject.of(Path.of(folder[0]))) {
      System.out.print("opened " + project.project().name());
    } catch (Refused e) {
      System.out.print(e.problems().get(0).code());
    }
  }

  /** What such a process said. */
  static String opens(Path folder) throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OtherWindow.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), "UTF-8");
    process.waitFor();
    return said;
  }
}
