package dev.turnstone.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;

/**
 * Nothing is logged unless Turnstone opens its log file; nothing ever goes to the standard streams.
 * In code, because reading the same from an XML file takes a sixth of a second of every start. The
 * tests' own configuration file goes before it.
 */
public final class QuietLogging extends ContextAwareBase implements Configurator {
  private static final String TESTS = "logback-test.xml";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (QuietLogging.class.getClassLoader().getResource(TESTS) != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
