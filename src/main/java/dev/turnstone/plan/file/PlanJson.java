package dev.turnstone.plan.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.TypeText;
import dev.turnstone.plan.Condition;
import dev.turnstone.plan.Decoder;
import dev.turnstone.plan.Endpoint;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.Script;
import java.io.IOException;
import java.util.List;

/**
 * How plans and catalogues look as JSON: records by their component names, absent values left out,
 * logical types in their text form, and a {@code kind} for whatever comes in several forms. The
 * names are stable.
 */
public final class PlanJson {
  private static final JsonMapper MAPPER = build();

  private PlanJson() {}

  /** Writes plans and catalogues, indented. */
  public static ObjectWriter writer() {
    return MAPPER.writer();
  }

  /** Reads one type of record strictly: nothing unknown, nothing missing, nothing twice. */
  public static ObjectReader reader(Class<?> type) {
    return MAPPER.readerFor(type);
  }

  static JsonMapper shared() {
    return MAPPER;
  }

  private static JsonMapper build() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(logicalTypes())
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .enable(
                SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .defaultPrettyPrinter(
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION);
    addKinds(builder);
    JsonMapper mapper = builder.build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(100).maxDocumentLength(-1).build());
    return mapper;
  }

  private static void addKinds(JsonMapper.Builder builder) {
    builder
        .addMixIn(FieldRule.class, FieldRuleKinds.class)
        .addMixIn(FieldRule.Constant.class, NullIsTold.class)
        .addMixIn(OnFailure.class, OnFailureKinds.class)
        .addMixIn(Decoder.class, DecoderKinds.class)
        .addMixIn(Generation.class, GenerationKinds.class)
        .addMixIn(Condition.Expectation.class, ExpectationKinds.class)
        .addMixIn(Safeguards.class, ConditionsMayBeLeftOut.class)
        .addMixIn(Script.class, ConditionsMayBeLeftOut.class)
        .addMixIn(Endpoint.class, ScriptsMayBeLeftOut.class);
  }

  private static SimpleModule logicalTypes() {
    SimpleModule module = new SimpleModule("logical types");
    module.addSerializer(
        LogicalType.class,
        new ToStringSerializerBase(LogicalType.class) {
          @Override
          public String valueToString(Object value) {
            return ((LogicalType) value).text();
          }
        });
    module.addDeserializer(
        LogicalType.class,
        new StdScalarDeserializer<LogicalType>(LogicalType.class) {
          @Override
          public LogicalType deserialize(JsonParser parser, DeserializationContext context)
              throws IOException {
            String text = _parseString(parser, context, this);
            try {
              return TypeText.parse(text);
            } catch (IllegalArgumentException e) {
              throw context.weirdStringException(text, LogicalType.class, "not a logical type");
            }
          }
        });
    return module;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = FieldRule.Copy.class, name = "copy"),
    @JsonSubTypes.Type(value = FieldRule.Convert.class, name = "convert"),
    @JsonSubTypes.Type(value = FieldRule.Constant.class, name = "constant"),
    @JsonSubTypes.Type(value = FieldRule.Expression.class, name = "expression"),
    @JsonSubTypes.Type(value = FieldRule.ValueMap.class, name = "value-map"),
    @JsonSubTypes.Type(value = FieldRule.Lookup.class, name = "lookup")
  })
  private interface FieldRuleKinds {}

  @JsonInclude(JsonInclude.Include.ALWAYS)
  private interface NullIsTold {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = OnFailure.SetAside.class, name = "set-aside"),
    @JsonSubTypes.Type(value = OnFailure.UseNull.class, name = "use-null"),
    @JsonSubTypes.Type(value = OnFailure.UseValue.class, name = "use-value"),
    @JsonSubTypes.Type(value = OnFailure.Stop.class, name = "stop")
  })
  private interface OnFailureKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Decoder.EpochSeconds.class, name = "epoch-seconds"),
    @JsonSubTypes.Type(value = Decoder.EpochMillis.class, name = "epoch-millis"),
    @JsonSubTypes.Type(value = Decoder.JulianDay.class, name = "julian-day"),
    @JsonSubTypes.Type(value = Decoder.Pattern.class, name = "pattern"),
    @JsonSubTypes.Type(value = Decoder.Zone.class, name = "zone"),
    @JsonSubTypes.Type(value = Decoder.NumberFormat.class, name = "number-format"),
    @JsonSubTypes.Type(value = Decoder.Round.class, name = "round"),
    @JsonSubTypes.Type(value = Decoder.ZeroDateToNull.class, name = "zero-date-to-null"),
    @JsonSubTypes.Type(value = Decoder.StripNul.class, name = "strip-nul"),
    @JsonSubTypes.Type(value = Decoder.Charset.class, name = "charset"),
    @JsonSubTypes.Type(value = Decoder.Truncate.class, name = "truncate"),
    @JsonSubTypes.Type(value = Decoder.NonZeroIsTrue.class, name = "non-zero-is-true")
  })
  private interface DecoderKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Generation.Computed.class, name = "computed"),
    @JsonSubTypes.Type(value = Generation.Identity.class, name = "identity")
  })
  private interface GenerationKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Condition.NoRow.class, name = "no-row"),
    @JsonSubTypes.Type(value = Condition.Value.class, name = "value"),
    @JsonSubTypes.Type(value = Condition.SameAs.class, name = "same-as")
  })
  private interface ExpectationKinds {}

  /** A plan without conditions looks as it did before there were any. */
  private interface ConditionsMayBeLeftOut {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonSetter(nulls = Nulls.AS_EMPTY)
    List<Condition> conditions();
  }

  /** Likewise without scripts. */
  private interface ScriptsMayBeLeftOut {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonSetter(nulls = Nulls.AS_EMPTY)
    List<Script> scripts();
  }
}
