/** Reports that others keep and rely on: pages and JSON documents, from the values they tell of. */
@NullMarked
package dev.turnstone.document;

import org.jspecify.annotations.NullMarked;
