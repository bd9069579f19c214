package dev.turnstone.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import dev.turnstone.problem.EngineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The log of a workspace, for what nobody expected. It names classes and lines, never the message
 * of a foreign exception, which may hold row values or a password.
 */
public final class LogFile {
  private static final String NAME = "turnstone.log";
  private static final String OURS = "dev.turnstone";

  private LogFile() {}

  /**
   * Writes a bug of ours down.
   *
   * @return the log; empty when it cannot be written
   */
  public static Optional<Path> write(Path workspace, Throwable bug) {
    Path file = workspace.resolve(NAME);
    try {
      Files.createDirectories(workspace);
    } catch (IOException e) {
      return Optional.empty();
    }
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    FileAppender<ILoggingEvent> appender = appender(context, file);
    if (!appender.isStarted()) {
      return Optional.empty();
    }
    Logger logger = context.getLogger(OURS);
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(appender);
    logger.error("{} {}", code(bug), described(bug));
    logger.detachAppender(appender);
    appender.stop();
    return Optional.of(file);
  }

  /**
   * A short code that is the same for the same bug: made of the exceptions and where they arose.
   */
  public static String code(Throwable bug) {
    StringBuilder trail = new StringBuilder();
    for (Throwable t = bug; t != null; t = t.getCause()) {
      trail.append(t.getClass().getName());
      if (t.getStackTrace().length > 0) {
        StackTraceElement top = t.getStackTrace()[0];
        trail.append(top.getClassName()).append(top.getMethodName());
      }
    }
    return String.format(Locale.ROOT, "T%08X", trail.toString().hashCode());
  }

  /** Classes and lines of a bug, without any message. */
  public static String described(Throwable bug) {
    StringBuilder text = new StringBuilder();
    for (Throwable t = bug; t != null; t = t.getCause()) {
      text.append(t == bug ? "" : "caused by ").append(t.getClass().getName());
      if (t instanceof EngineException known) {
        text.append(' ').append(known.problems().get(0).code());
      }
      text.append(System.lineSeparator());
      for (StackTraceElement frame : t.getStackTrace()) {
        text.append("    at ").append(frame).append(System.lineSeparator());
      }
    }
    return text.toString();
  }

  private static FileAppender<ILoggingEvent> appender(LoggerContext context, Path file) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSS, UTC}Z %level %logger{0} %msg%n");
    encoder.start();
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setContext(context);
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }
}
