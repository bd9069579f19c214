package dev.turnstone.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareViewModelTest {
  @TempDir Path folder;

  @Test
  void probe() throws Exception {
    List<Throwable> failures = new ArrayList<>();
    try (SampleRun sample = new SampleRun(folder)) {
      String run = sample.run();
      System.out.println(run);
      sample.rows("select name || ': ' || sql from sqlite_master").forEach(System.out::println);
      for (Question q : Question.values()) {
        CompareViewModel model =
            new CompareViewModel(
                sample.migration(
                    new Background(Runnable::run, Runnable::run), Messages.of(Locale.ENGLISH), failures));
        System.out.println(model.runs());
        model.question().set(q);
        model.compare();
        System.out.println(model.failure().get() + " " + failures + " " + model.shown().get().map(c -> c.total() + c.left() + c.right()));
        model.tables().lines().forEach(l -> System.out.println(l.name() + " " + l.added() + l.changed() + l.removed() + l.why() + l.table().besides()));
        System.out.println(model.differences().columns().get() + model.differences().remark().get()+ model.differences().notes().get());
        model.next();
        System.out.println(model.differences().place().get() + " " + model.lineage().title().get() + model.lineage().lines().get());
        model.close();
      }
    }
  }
}
