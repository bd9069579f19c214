package dev.turnstone.jdbc;

import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.Cell;
import dev.turnstone.row.RowRules;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.codec.ByteBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules that are asked in batches: what can be told from a value alone is told at once, the rest is
 * a list of expressions that the vendor's server evaluates for each row of the batch.
 */
public abstract class BatchRules implements RowRules {
  private static final int ROWS = 500;
  private static final int BYTES = 1 << 20;
  private static final byte[] NULL = {0};

  private final TableWrite write;
  private final List<Key> keys;
  private final boolean judged;
  private final List<Question> questions = new ArrayList<>();
  private final Map<Integer, List<Part>> local = new HashMap<>();
  private final List<List<Part>> parts = new ArrayList<>();
  private final List<Integer> predicates = new ArrayList<>();
  private final Set<Problem> unasked = new LinkedHashSet<>();
  private final ByteBuilder form = new ByteBuilder(64);
  private final List<Row> rows = new ArrayList<>();
  private int partCount;
  private long bytes;
  private Row row = new Row(0, 0, 0);

  /** How one part of a key is had: from a value, or as the answer to a question. */
  private record Part(int slot, int question, @Nullable Form form) {}

  /** Makes the form in which a value is compared. */
  public interface Form {
    /** Appends bytes that are the same for exactly the values that the target takes for equal. */
    void append(Cell cell, ByteBuilder to);
  }

  /**
   * Something the server is asked about each row.
   *
   * @param sql in which the columns' quoted names stand for the values
   * @param check the constraint it is the condition of; null: part of a key
   */
  public record Question(String sql, @Nullable Check check) {}

  /** One row of the batch. */
  public static final class Row {
    private final long ordinal;
    private final byte[] @Nullable [] forms;
    private final @Nullable String[] literals;
    private @Nullable Problem trouble;
    private @Nullable List<@Nullable String> answers;

    @SuppressWarnings("NullAway") // filled before they are read
    private Row(long ordinal, int forms, int columns) {
      this.ordinal = ordinal;
      this.forms = new byte[forms][];
      this.literals = new String[columns];
    }

    public long ordinal() {
      return ordinal;
    }

    /** The value of a written column as the vendor's SQL; null where nobody asks for it. */
    public @Nullable String literal(int column) {
      return literals[column];
    }
  }

  protected BatchRules(TableWrite write, List<Key> keys, boolean judged) {
    this.write = write;
    this.keys = List.copyOf(keys);
    this.judged = judged;
  }

  /** Has to be called once, by the constructor of the subclass. */
  protected final void prepare() {
    if (judged) {
      for (Check check : write.table().checks()) {
        if (asks(check)) {
          questions.add(new Question(condition(check), check));
        }
      }
      questions.addAll(further());
    }
    for (Key key : keys) {
      predicates.add(key.predicate().map(p -> ask(truth(p))).orElse(-1));
      List<Part> ofKey = new ArrayList<>();
      for (KeyPart part : key.parts()) {
        ofKey.add(part(part));
      }
      parts.add(ofKey);
    }
  }

  private Part part(KeyPart part) {
    int slot = partCount++;
    int column = part.column().map(this::position).orElse(-1);
    Form made = column < 0 ? null : form(write.columns().get(column), part);
    if (made == null) {
      return new Part(slot, ask(compared(part)), null);
    }
    Part known = new Part(slot, -1, made);
    local.computeIfAbsent(column, c -> new ArrayList<>()).add(known);
    return known;
  }

  private int ask(String sql) {
    questions.add(new Question(sql, null));
    return questions.size() - 1;
  }

  private int position(String column) {
    for (int i = 0; i < write.columns().size(); i++) {
      if (write.columns().get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException("rows do not bring " + column);
  }

  protected final TableWrite write() {
    return write;
  }

  protected final List<Question> questions() {
    return questions;
  }

  protected final Location where() {
    return Location.table(write.table().name().toString());
  }

  protected final void unasked(Problem note) {
    unasked.add(note);
  }

  /** True when the server is asked for this check. */
  protected boolean asks(Check check) {
    return true;
  }

  /** The check's condition as an expression that gives a text, {@code 0} where it is broken. */
  protected abstract String condition(Check check);

  /** Questions whose answers do not matter, only that the server accepts the values. */
  protected List<Question> further() {
    return List.of();
  }

  /** An expression that gives {@code 1} where the condition is true. */
  protected abstract String truth(String predicate);

  /** An expression that gives the form of a part that no {@link Form} gives. */
  protected abstract String compared(KeyPart part);

  /** How values of a column are compared; null: only the server can tell. */
  protected abstract @Nullable Form form(Column column, KeyPart part);

  /** What speaks against a value by itself; null: nothing. */
  protected abstract @Nullable Problem refusal(int column, Cell cell);

  /** The value as SQL that gives exactly it, in the column's type. */
  protected abstract String literal(int column, Cell cell);

  /** True when the questions mention this column. */
  protected abstract boolean asked(int column);

  /**
   * Puts the questions for these rows.
   *
   * @return for each row the answers in the order of the questions; null: they could not be put
   * @throws RowsRefused when some of the rows are to blame
   */
  protected abstract @Nullable List<Told> answers(List<Row> rows) throws RowsRefused;

  /** True when rows have to be shown to the server even where there are no questions. */
  protected boolean always() {
    return false;
  }

  /**
   * What is told of one row.
   *
   * @param against why it is refused; null: nothing is known against it
   * @param answers in the order of the questions; empty when it is refused
   */
  public record Told(@Nullable Problem against, List<@Nullable String> answers) {}

  @Override
  public void beginRow(long ordinal) {
    row = new Row(ordinal, partCount, write.columns().size());
  }

  @Override
  public void write(int column, Cell cell) {
    if (judged && row.trouble == null) {
      row.trouble = refusal(column, cell);
    }
    List<Part> here = local.get(column);
    if (here != null && !cell.isNull()) {
      for (Part part : here) {
        form.truncate(0);
        Form made = part.form();
        if (made != null) {
          made.append(cell, form);
        }
        row.forms[part.slot()] = form.copy();
      }
    }
    if (row.trouble == null && !questions.isEmpty() && asked(column)) {
      String literal = cell.isNull() ? "NULL" : literal(column, cell);
      row.literals[column] = literal;
      bytes += literal.length();
    }
  }

  @Override
  public void endRow() {
    rows.add(row);
  }

  @Override
  public void abandonRow() {}

  @Override
  public boolean full() {
    return rows.size() >= ROWS || bytes >= BYTES;
  }

  @Override
  public void forget() {
    rows.clear();
    bytes = 0;
  }

  @Override
  public void judge(Answers answers) {
    if (always() || !questions.isEmpty()) {
      put(rows.stream().filter(r -> r.trouble == null).toList());
    }
    for (Row one : rows) {
      Problem against = one.trouble == null ? broken(one) : one.trouble;
      if (against != null) {
        answers.refused(one.ordinal, against);
      } else {
        answers.passed(one.ordinal, values(one));
      }
    }
    forget();
  }

  /** Halves the rows until it is clear which of them the server refuses. */
  private void put(List<Row> some) {
    if (some.isEmpty()) {
      return;
    }
    try {
      List<Told> told = answers(some);
      for (int i = 0; told != null && i < some.size(); i++) {
        some.get(i).trouble = told.get(i).against();
        some.get(i).answers = told.get(i).answers();
      }
    } catch (RowsRefused e) {
      if (some.size() == 1) {
        some.get(0).trouble = e.reason();
        return;
      }
      put(some.subList(0, some.size() / 2));
      put(some.subList(some.size() / 2, some.size()));
    }
  }

  private @Nullable Problem broken(Row one) {
    for (int i = 0; i < questions.size(); i++) {
      Check check = questions.get(i).check();
      if (check != null && "0".equals(answer(one, i))) {
        return Problem.warning(Code.CHECK_FAILED, where(), check.name());
      }
    }
    return null;
  }

  private byte[] @Nullable [] values(Row one) {
    byte[][] values = new byte[keys.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(one, i);
    }
    return values;
  }

  private byte @Nullable [] value(Row one, int key) {
    int predicate = predicates.get(key);
    if (predicate >= 0 && !"1".equals(answer(one, predicate))) {
      return null;
    }
    form.truncate(0);
    for (Part part : parts.get(key)) {
      byte[] own = part.question() < 0 ? one.forms[part.slot()] : told(one, part.question());
      if (own == null && !keys.get(key).nullsEqual()) {
        return null;
      }
      byte[] some = own == null ? NULL : own;
      form.putInt(own == null ? -1 : some.length);
      form.put(some, 0, some.length);
    }
    return form.copy();
  }

  private static byte @Nullable [] told(Row one, int question) {
    String answer = answer(one, question);
    return answer == null ? null : answer.getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable String answer(Row one, int question) {
    List<@Nullable String> answers = one.answers;
    return answers == null || answers.isEmpty() ? null : answers.get(question);
  }

  @Override
  public List<Problem> unasked() {
    return List.copyOf(unasked);
  }
}
