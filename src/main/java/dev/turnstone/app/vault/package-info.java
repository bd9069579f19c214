/** Keeps passwords by name: in the system's keyring, or in an encrypted file. */
@NullMarked
package dev.turnstone.app.vault;

import org.jspecify.annotations.NullMarked;
