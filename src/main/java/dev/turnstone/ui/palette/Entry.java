package dev.turnstone.ui.palette;

/**
 * Something that can be done or gone to.
 *
 * @param words by which it is found
 * @param kind what it is, shown beside the words
 */
public record Entry(String words, String kind, Runnable action) {}
