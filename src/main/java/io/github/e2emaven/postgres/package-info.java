/** Floor 2: a PostgreSQL server: sessions, SQL, roles, and a server that is reached by a URL. */
@NullMarked
package io.github.e2emaven.postgres;

import org.jspecify.annotations.NullMarked;
