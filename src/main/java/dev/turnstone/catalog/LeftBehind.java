package dev.turnstone.catalog;

/**
 * Something a migration does not carry over, by name, so that nothing is dropped in silence.
 *
 * @param kind what it is, in words: {@code view}, {@code trigger}, {@code virtual table}, {@code
 *     event}, ..
 * @param reason why it stays behind and what that means, one sentence
 */
public record LeftBehind(String kind, TableName name, String reason) {}
