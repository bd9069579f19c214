package dev.turnstone.plan.file;

import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Product;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.catalog.Trigger;
import dev.turnstone.catalog.TypeText;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.Condition;
import dev.turnstone.plan.Decoder;
import dev.turnstone.plan.Endpoint;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.Script;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Plans of every shape, with names and values of every kind of character. */
final class RandomPlans {
  private RandomPlans() {}

  static Arbitrary<MigrationPlan> plans() {
    return Combinators.combine(
            texts(),
            endpoints(),
            endpoints(),
            tables().list().ofMaxSize(3),
            safeguards(),
            questions().list().ofMaxSize(2),
            texts().list().ofMaxSize(2))
        .as(
            (name, from, to, tables, safeguards, open, left) ->
                new MigrationPlan(
                    MigrationPlan.FORMAT, name, from, to, tables, safeguards, open, left));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(12),
        Arbitraries.of(
            "", "order's", "naïve \"x\"", "\ud83d\ude00", "\ud800", "a.b", "\u2028", "id"));
  }

  /** JSON property names, which cannot hold half a surrogate pair. */
  private static Arbitrary<String> keys() {
    return texts().map(text -> text.replaceAll("\\p{Cs}", "?"));
  }

  private static Arbitrary<Endpoint> endpoints() {
    return Combinators.combine(
            Arbitraries.of(Vendor.class),
            texts(),
            Arbitraries.integers(),
            scripts().list().ofMaxSize(2))
        .as((v, t, n, all) -> new Endpoint(new Product(v, t, n, 0), "sqlite:" + t, t, all));
  }

  private static Arbitrary<Script> scripts() {
    return Combinators.combine(
            texts(),
            Arbitraries.of(Script.When.class),
            texts(),
            texts().optional(),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            conditions().list().ofMaxSize(2))
        .as(Script::new);
  }

  private static Arbitrary<Condition> conditions() {
    return Combinators.combine(
            texts(),
            Arbitraries.of(Condition.When.class),
            Arbitraries.of(Condition.Asked.class),
            texts(),
            expectations())
        .as(Condition::new);
  }

  private static Arbitrary<Condition.Expectation> expectations() {
    return Arbitraries.oneOf(
        Arbitraries.just(new Condition.NoRow()),
        texts().map(Condition.Value::new),
        texts().map(Condition.SameAs::new));
  }

  private static Arbitrary<TableName> names() {
    return Combinators.combine(texts(), texts()).as(TableName::new);
  }

  private static Arbitrary<TablePlan> tables() {
    return Combinators.combine(
            names(),
            names(),
            created().optional(),
            Arbitraries.of(WriteMode.class),
            texts().optional(),
            fields().list().ofMaxSize(4),
            Arbitraries.of(true, false),
            texts().optional())
        .as(
            (from, to, create, mode, filter, fields, enabled, comment) ->
                new TablePlan(List.of(from), to, create, mode, filter, fields, enabled, comment));
  }

  private static Arbitrary<FieldPlan> fields() {
    return Combinators.combine(texts(), rules(), failures(), texts().optional()).as(FieldPlan::new);
  }

  private static Arbitrary<FieldRule> rules() {
    return Arbitraries.oneOf(
        texts().map(FieldRule.Copy::new),
        Combinators.combine(texts(), decoders()).as(FieldRule.Convert::new),
        texts().optional().map(FieldRule.Constant::new),
        texts().map(FieldRule.Expression::new),
        Combinators.combine(
                texts(),
                Arbitraries.maps(keys(), texts().optional()).ofMaxSize(4),
                texts().optional(),
                Arbitraries.of(FieldRule.ValueMap.Unlisted.class))
            .as((c, v, n, u) -> new FieldRule.ValueMap(c, Map.copyOf(v), n, u)),
        Combinators.combine(
                texts().list().ofMaxSize(2),
                texts(),
                texts().list().ofMaxSize(2),
                texts(),
                Arbitraries.of(FieldRule.ValueMap.Unlisted.class))
            .as(FieldRule.Lookup::new));
  }

  private static Arbitrary<OnFailure> failures() {
    return Arbitraries.oneOf(
        Arbitraries.of(new OnFailure.SetAside(), new OnFailure.UseNull(), new OnFailure.Stop()),
        texts().map(OnFailure.UseValue::new));
  }

  private static Arbitrary<Decoder> decoders() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            new Decoder.EpochSeconds(),
            new Decoder.EpochMillis(),
            new Decoder.JulianDay(),
            new Decoder.Round(),
            new Decoder.ZeroDateToNull(),
            new Decoder.StripNul(),
            new Decoder.Truncate(),
            new Decoder.NonZeroIsTrue()),
        texts().map(Decoder.Pattern::new),
        texts().map(Decoder.Zone::new),
        texts().map(Decoder.Charset::new),
        Combinators.combine(texts(), texts()).as(Decoder.NumberFormat::new));
  }

  private static Arbitrary<Safeguards> safeguards() {
    Arbitrary<OptionalInt> small =
        Arbitraries.integers()
            .optional()
            .map(o -> o.map(OptionalInt::of).orElse(OptionalInt.empty()));
    Arbitrary<OptionalLong> big =
        Arbitraries.longs()
            .optional()
            .map(o -> o.map(OptionalLong::of).orElse(OptionalLong.empty()));
    return Combinators.combine(small, small, big, big, big).as(Safeguards::new);
  }

  private static Arbitrary<OpenQuestion> questions() {
    return Combinators.combine(texts(), texts().optional(), texts().list().ofMaxSize(3), texts())
        .as(OpenQuestion::new);
  }

  private static Arbitrary<Table> created() {
    return Combinators.combine(
            names(), columns().list().ofMaxSize(3), texts(), names(), texts().optional())
        .as(
            (name, columns, text, other, some) ->
                new Table(
                    name,
                    TableKind.PLAIN,
                    columns,
                    List.of(Key.primary(text, List.of(text)), Key.unique(text, List.of(text))),
                    List.of(
                        new ForeignKey(
                            text,
                            List.of(text),
                            other,
                            List.of(text),
                            ForeignKey.Action.CASCADE,
                            ForeignKey.Action.SET_NULL,
                            ForeignKey.Deferral.INITIALLY_DEFERRED,
                            true)),
                    List.of(
                        new Index(
                            text,
                            List.of(new KeyPart(some, some, OptionalInt.of(3), true, some)),
                            some,
                            "btree")),
                    List.of(new Check(text, text, false)),
                    new TableTraits(
                        OptionalLong.of(1L << 40),
                        OptionalLong.empty(),
                        text,
                        true,
                        Optional.of(other),
                        List.of(new Trigger(text, text, true, text)),
                        some,
                        Map.of())));
  }

  private static Arbitrary<Column> columns() {
    Arbitrary<LogicalType> types =
        Arbitraries.of(
                "bool",
                "uint64",
                "decimal(12,2)",
                "decimal",
                "float32",
                "text(80)",
                "char(3)",
                "bytes",
                "date",
                "time(6)",
                "instant(0)",
                "interval",
                "uuid",
                "jsonb",
                "enum('a','it''s')",
                "set('x')",
                "bits(7)",
                "array(int32)",
                "dynamic",
                "other(inet)")
            .map(TypeText::parse);
    Arbitrary<Generation> generations =
        Arbitraries.oneOf(
            Arbitraries.of(true, false).map(Generation.Identity::new),
            texts().map(t -> new Generation.Computed(t, true)));
    return Combinators.combine(
            texts(),
            types,
            texts(),
            Arbitraries.of(true, false),
            texts().optional(),
            texts().optional(),
            generations.optional(),
            texts().optional())
        .as(Column::new);
  }
}
