/** Floor 2: a PostgreSQL server: sessions, SQL, roles, and an external server. */
@NullMarked
package io.github.e2emaven.postgres;

import org.jspecify.annotations.NullMarked;
