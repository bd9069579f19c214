package dev.turnstone.row;

import dev.turnstone.problem.Code;

/**
 * Why one value cannot be converted.
 *
 * @param detail words for the message (a type, a limit), never the value
 */
record Refusal(Code code, String detail) {}
