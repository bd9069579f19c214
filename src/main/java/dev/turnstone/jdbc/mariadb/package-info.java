/** MariaDB and MySQL: its catalogue, its rows read and written. */
@NullMarked
package dev.turnstone.jdbc.mariadb;

import org.jspecify.annotations.NullMarked;
